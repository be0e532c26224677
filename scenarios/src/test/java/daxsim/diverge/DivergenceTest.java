package daxsim.diverge;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.Explorer;
import daxsim.explore.Library;
import daxsim.explore.ReplayString;
import daxsim.explore.Snapshot;
import daxsim.kernel.Regime;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import daxsim.trace.EventType;
import daxsim.trace.Trace;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Goal: two designs get the same choices for as long as they do the same, and the first step in which they differ is found. */
class DivergenceTest {
    private static Divergence of(String scenario, String one, String other) throws Exception {
        return Divergence.find(
                Library.scenario(scenario),
                Library.candidate(one),
                Library.candidate(other),
                1,
                Explorer.Options.standard());
    }

    private static Trace.Entry parts(Divergence.Side side, Divergence divergence) {
        return side.run().events().get(divergence.common());
    }

    private static String ended(Divergence.Side side, int operation) {
        Snapshot.OperationView op = side.run().operations().get(operation);
        return op.result() + " "
                + op.content().stream().map(Snapshot.ContentView::kind).toList();
    }

    /**
     * By hand. Both clear the line and take PG_hwpoison off: the strike, the begin, the call, two translations, the begin of the
     * recovery, the clear and the flag are eight steps. Up to 5.18 the page is still write-back, because a change to uncached is
     * refused for pmem, and nothing is to be changed back; from 5.19 on it was not present and is made so.
     */
    @Test
    void thePageAsTheMachineCheckLeftIt() throws Exception {
        Divergence divergence = of("fault-between-clear-and-write", "v2-mode-flag", "merged");

        assertThat(divergence.common()).isEqualTo(8);
        assertThat(parts(divergence.leader(), divergence).type()).isEqualTo(EventType.MEMTYPE_KEPT);
        assertThat(parts(divergence.led(), divergence).type()).isEqualTo(EventType.MEMTYPE_CHANGED);
        assertThat(divergence.leader().candidate().name()).isEqualTo("v2-mode-flag");
        assertThat(ended(divergence.leader(), 2)).isEqualTo("8 [undefined]");
        assertThat(divergence.violates()).isNotNull();
        assertThat(divergence.same()).isFalse();
    }

    /** In one kernel they have the two steps of the restore in common as well; then one drops the record and the other copies. */
    @Test
    void theRecordBeforeTheDataOrBehindThem() throws Exception {
        Divergence divergence = Objects.requireNonNull(Divergence.find(
                Library.scenario("fault-between-clear-and-write"),
                Library.candidate("v2-mode-flag", Regime.R519),
                Library.candidate("merged", Regime.R519),
                1,
                Explorer.Options.standard()));

        assertThat(divergence.common()).isEqualTo(10);
        assertThat(parts(divergence.leader(), divergence).type()).isEqualTo(EventType.RECORD_CLEARED);
        assertThat(parts(divergence.led(), divergence).type()).isEqualTo(EventType.COPY_FROM_USER);
        assertThat(divergence.leader().candidate().name()).isEqualTo("v2-mode-flag");
        assertThat(ended(divergence.leader(), 2)).isEqualTo("8 [undefined]");
        assertThat(ended(divergence.led(), 2)).as("the fault finds the record").isEqualTo("-1 []");
        assertThat(divergence.violates()).isNotNull();
        assertThat(divergence.same()).isFalse();
    }

    /** The one that violates leads, whichever is named first. */
    @Test
    void theViolatingOneLeads() throws Exception {
        Divergence divergence = of("fault-between-clear-and-write", "merged", "v2-mode-flag");

        assertThat(divergence.leader().candidate().name()).isEqualTo("v2-mode-flag");
        assertThat(divergence.common()).isEqualTo(8);
    }

    /** By hand: power fails behind the clear in both; under punch-pwrite the same number of steps is behind the punch. */
    @Test
    void powerFailsInBoth() throws Exception {
        Divergence divergence = of("power-failure", "v2-mode-flag", "merged");

        assertThat(divergence.leader().run().events()).anyMatch(e -> e.type() == EventType.POWER_FAILED);
        assertThat(divergence.led().run().events()).anyMatch(e -> e.type() == EventType.POWER_FAILED);
    }

    /** Firmware answers alike: the first clear falls short in both. */
    @Test
    void firmwareAnswersAlike() throws Exception {
        Divergence divergence = of("partial-clear", "v2-mode-flag", "merged");

        assertThat(cleared(divergence.led())).isEqualTo(cleared(divergence.leader()));
        assertThat(cleared(divergence.leader()).getFirst()).isLessThan(4096);
    }

    private static List<Long> cleared(Divergence.Side side) {
        return side.run().events().stream()
                .filter(e -> e.type() == EventType.CLEAR_ERROR)
                .map(Trace.Entry::c)
                .toList();
    }

    @Test
    void withoutAViolationTheOrdinaryCourse() throws Exception {
        Divergence divergence = of("read-stops-before-poison", "merged", "punch-pwrite");

        assertThat(divergence.violates()).isNull();
        assertThat(divergence.leader().candidate().name()).isEqualTo("merged");
    }

    /** Both sides can be replayed by themselves. */
    @Test
    void bothReplay() throws Exception {
        Scenario scenario = Library.scenario("fault-between-clear-and-write");
        Divergence divergence = of("fault-between-clear-and-write", "v2-mode-flag", "merged");

        for (Divergence.Side side : List.of(divergence.leader(), divergence.led())) {
            Snapshot again = Explorer.replay(
                    scenario, side.candidate(), ReplayString.parse(side.run().replay()));
            assertThat(again.events()).isEqualTo(side.run().events());
        }
    }

    /** A design beside itself does the same to the end, whatever the choices: so the choices are taken over exactly. */
    @TestFactory
    Stream<DynamicTest> aDesignDoesNotPartFromItself() {
        return Library.thread().stream()
                .flatMap(id -> Stream.of("v1-clear-poison:two-call", "v2-mode-flag", "merged", "pointer-tag:bare")
                        .map(name -> DynamicTest.dynamicTest(id + " " + name, () -> {
                            Scenario scenario = Library.scenario(id);
                            Candidate candidate = Library.candidate(name);
                            if (!Library.explored(scenario, candidate).expressible()) {
                                return;
                            }
                            Divergence divergence = Objects.requireNonNull(
                                    Divergence.find(scenario, candidate, candidate, 1, Explorer.Options.standard()));
                            assertThat(divergence.same()).isTrue();
                            assertThat(divergence.led().run().replay())
                                    .isEqualTo(divergence.leader().run().replay());
                        })));
    }
}
