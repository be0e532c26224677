package daxsim.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.CellResult;
import daxsim.explore.Library;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Goal: what is left violates it, nothing more can go, and what conditions speak of stays what they speak of. */
class ReducerTest {
    private static Reducer reducer(Scenario scenario, String candidate) {
        return new Reducer(scenario, Library.candidate(candidate), 20_000, 10_000, () -> false);
    }

    private static Reduction reduced(Scenario scenario, String candidate) throws Exception {
        return Objects.requireNonNull(reducer(scenario, candidate).reduce());
    }

    private static final String LONG_WINDED = """
            title: The power failure with much that has nothing to do with it
            machine: {profile: clx-optane100, cpus: 3}
            pmem:
              - {name: pmem0, size: 64MiB}
            files:
              - {path: /mnt/db, size: 1MiB, on: pmem0}
            faults:
              - {poison: /mnt/db, offset: 64KiB, length: 64, known: scrub}
              - {poison: /mnt/db, offset: 8KiB+512, length: 64, known: consumed}
            tasks:
              other: ["pread /mnt/db 0 4KiB", "pread /mnt/db 4KiB 4KiB"]
              writer: ["fsync /mnt/db", "fix: repair /mnt/db 8KiB 4KiB"]
            may: [schedule, power-failure, refuse-clear]
            after-reboot:
              reader: ["pread /mnt/db 0 4KiB", "pread /mnt/db 8KiB 4KiB"]
            conditions:
              reached:  {seen: {power-failed: ">0"}, writer.fix: {state: running}, after-reboot.reader.1: {state: done}}
              violated: {after-reboot.reader.1: {result: ">0", any-content: undefined}}
              bystander: {other.0: {result: 4096}}
            """;

    /** By hand: one fault, the repair, the power and the read behind it are what it takes. */
    @Test
    void whatHasNothingToDoWithItGoes() throws Exception {
        Reduction reduction = reduced(Library.parse("long-winded", LONG_WINDED), "merged");

        assertThat(reduction.rest().faults())
                .singleElement()
                .satisfies(f -> assertThat(f.offset()).isEqualTo(8704));
        assertThat(reduction.rest().tasks()).singleElement().satisfies(t -> {
            assertThat(t.name()).isEqualTo("writer");
            assertThat(t.ops())
                    .singleElement()
                    .satisfies(op -> assertThat(op.text()).startsWith("repair"));
        });
        assertThat(reduction.rest().afterReboot())
                .singleElement()
                .satisfies(t -> assertThat(t.ops()).hasSize(1));
        assertThat(reduction.rest().may().words()).containsExactly("power-failure");
        assertThat(reduction.names())
                .containsEntry(new OpRef("writer", 0, false), new OpRef("writer", 1, false))
                .containsEntry(new OpRef("reader", 0, true), new OpRef("reader", 1, true))
                .hasSize(2);
        assertThat(reduction.left())
                .contains(new Piece.Task("other", false), new Piece.Fault(0), new Piece.Choice("refuse-clear"));
        assertThat(reduction.unsure()).isZero();
        assertThat(reduction.witness().broken()).contains("silent-corruption");
    }

    /** What is left, explored as a scenario of its own, is violated; without any one piece of it, it is not. */
    @Test
    void whatIsLeftIsViolatedByItself() throws Exception {
        Reduction reduction = reduced(Library.scenario("clear-without-write"), "v1-clear-poison:two-call");

        CellResult cell = Library.explored(reduction.rest(), reduction.candidate());
        assertThat(Library.verdict(cell, "violated")).isIn("sometimes", "always");
        assertThat(reduction.left())
                .containsExactlyInAnyOrder(
                        new Piece.Operation(new OpRef("reader", 0, false)), new Piece.Choice("schedule"));
        for (String text : new String[] {"(?s)faults:.*?tasks:=tasks:", "\\[schedule, kill: writer]=[schedule]"}) {
            String[] change = text.split("=", 2);
            String less = Library.text("clear-without-write").replaceAll(change[0], change[1]);
            assertThat(less).isNotEqualTo(Library.text("clear-without-write"));
            CellResult without = Library.explored(Library.parse("less", less), reduction.candidate());
            assertThat(Library.verdict(without, "violated")).isIn("never", "not-reached");
        }
    }

    @Test
    void thereIsNothingToReduceWhereNothingIsViolated() throws Exception {
        Reducer reducer = reducer(Library.scenario("fault-between-clear-and-write"), "merged");

        assertThat(reducer.reduce()).isNull();
        assertThat(reducer.unsure()).isZero();
    }

    @Test
    void aPartThatIsTooLargeCountsAsNeeded() throws Exception {
        Reducer reducer = new Reducer(
                Library.scenario("fault-between-clear-and-write"),
                Library.candidate("v2-mode-flag"),
                1,
                100,
                () -> false);

        assertThat(reducer.reduce()).isNull();
        assertThat(reducer.unsure()).isEqualTo(1);
    }

    @Test
    void pointersAndVictimsKeepWhatTheyPointTo() throws Exception {
        Reduction reduction = reduced(Library.scenario("uc-mapping-left-behind"), "pointer-tag:bare");

        assertThat(reduction.rest().tasks().getFirst().ops()).hasSize(2);
        assertThat(reduction.rest().may().words()).containsExactly("kill: caller");
    }
}
