package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.scenario.Call;
import daxsim.scenario.ClearLeaves;
import daxsim.scenario.Condition;
import daxsim.scenario.ContentKind;
import daxsim.scenario.CopyKind;
import daxsim.scenario.Expectation;
import daxsim.scenario.Fault;
import daxsim.scenario.FaultKind;
import daxsim.scenario.Field;
import daxsim.scenario.FieldTest;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Fs;
import daxsim.scenario.FsType;
import daxsim.scenario.Known;
import daxsim.scenario.Location;
import daxsim.scenario.Machine;
import daxsim.scenario.MapKind;
import daxsim.scenario.May;
import daxsim.scenario.Mce;
import daxsim.scenario.OnSigbus;
import daxsim.scenario.Op;
import daxsim.scenario.OpRef;
import daxsim.scenario.Pmem;
import daxsim.scenario.Provider;
import daxsim.scenario.Reuse;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.Test.Content;
import daxsim.scenario.Test.Number;
import daxsim.scenario.Test.Word;
import daxsim.scenario.When;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The example of the language, field by field. */
class ExampleTest {
    private static final long MIB = 1 << 20;

    @Test
    void everyFieldOfTheExample() throws Exception {
        Scenario s = Example.read(Example.TEXT);

        assertThat(s.id()).isEqualTo("s");
        assertThat(s.path()).isEqualTo("s.yaml");
        assertThat(s.hash()).matches("[0-9a-f]{12}");
        assertThat(s.title()).isEqualTo("A page fault between clear and write");
        assertThat(s.about())
                .isEqualTo("In the two-call form nothing keeps a page fault out of the window between the clear and the"
                        + " write.");
        assertThat(s.machine())
                .isEqualTo(new Machine(
                        "clx-optane100", 2, Mce.LOCAL, 6, CopyKind.FAST, false, ClearLeaves.JUNK, null, Set.of()));
        assertThat(s.pmem()).containsExactly(new Pmem("pmem0", 64 * MIB, Provider.NFIT, 0, 0, List.of()));
        assertThat(s.dm()).isEmpty();
        assertThat(s.fs()).containsExactly(new Fs("pmem0", FsType.EXT4, false, null, Reuse.AFTER_COMMIT));
        assertThat(s.files()).containsExactly(new FileSpec("/mnt/db", MIB, "pmem0", 0, List.of()));
        assertThat(s.faults())
                .containsExactly(new Fault(
                        "/mnt/db",
                        true,
                        8192,
                        64,
                        1,
                        0,
                        Known.CONSUMED,
                        new When.Start(),
                        FaultKind.TRANSIENT,
                        new Location(10, 14)));
        assertThat(s.tasks()).containsExactly(writer(), reader());
        assertThat(s.may()).isEqualTo(new May(true, false, false, false, false, false, null, null));
        assertThat(s.may()).hasToString("[schedule]");
        assertThat(s.afterReboot()).isEmpty();
        assertThat(s.conditions()).containsExactly(reached(), violated());
        assertThat(s.quantities()).isEmpty();
        assertThat(s.expectations())
                .containsExactly(
                        expectation("punch-pwrite", "never", 19, 18),
                        expectation("v1-clear-poison", "sometimes", 20, 21),
                        expectation("v2-mode-flag", "sometimes", 21, 18),
                        expectation("merged", "never", 22, 12));
    }

    private static TaskSpec writer() {
        Op repair = new Op(
                null, new Call.Repair("/mnt/db", 8192, 4096), 1, 0, "repair /mnt/db 8KiB 4KiB", new Location(12, 13));
        return new TaskSpec("writer", -1, OnSigbus.DIE, "writer", List.of(repair));
    }

    private static TaskSpec reader() {
        Op mmap = new Op(
                null,
                new Call.Mmap("/mnt/db", 0, MIB, MapKind.SHARED),
                1,
                0,
                "mmap /mnt/db 0 1MiB shared",
                new Location(13, 13));
        Op mread = new Op(null, new Call.Mread("/mnt/db", 8192, 8), 1, 0, "mread /mnt/db 8KiB 8", new Location(13, 43));
        return new TaskSpec("reader", -1, OnSigbus.DIE, "reader", List.of(mmap, mread));
    }

    private static Condition.Named reached() {
        OpRef read = new OpRef("reader", 1, false);
        Condition either = new Condition.Any(List.of(
                new Condition.OnOp(read, false, List.of(new FieldTest(Field.RESULT, new Number(8, 8)))),
                new Condition.OnOp(read, false, List.of(new FieldTest(Field.SIGNAL, new Word("SIGBUS"))))));
        Condition struck = new Condition.Seen("fault-struck", new Number(1, Long.MAX_VALUE));
        return new Condition.Named("reached", new Condition.All(List.of(struck, either)), new Location(16, 3));
    }

    private static Condition.Named violated() {
        Condition silent = new Condition.OnOp(
                new OpRef("reader", 1, false),
                false,
                List.of(
                        new FieldTest(Field.RESULT, new Number(8, 8)),
                        new FieldTest(Field.ANY_CONTENT, new Content(ContentKind.UNDEFINED, null))));
        return new Condition.Named("violated", silent, new Location(17, 3));
    }

    private static Expectation expectation(String design, String verdict, int line, int column) {
        return new Expectation(design, null, "violated", verdict, null, new Location(line, column));
    }
}
