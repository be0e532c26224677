package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Goal: mappings and machine checks matter. Method: their scenarios meet their expectations completely, and with the mechanism
 * switched off a number is another one.
 */
class MechanismLibraryTest {
    private static final long PLAIN_LIMIT = 20_000;

    @Test
    void theTopicsHaveTheirScenarios() {
        assertThat(Library.topic("mappings"))
                .containsExactly(
                        "huge-mapping-after-repair",
                        "huge-mapping-touched-when-listed",
                        "repair-under-a-mapping",
                        "page-taken-from-another-cpu",
                        "private-store-over-poison",
                        "private-store-after-a-load");
        assertThat(Library.topic("machine-checks"))
                .containsExactly(
                        "two-checks-in-one-broadcast",
                        "broadcast-stops-everybody",
                        "firmware-first",
                        "patrol-scrub-then-fsync",
                        "direct-map-comes-apart");
    }

    private static Stream<DynamicTest> cells(CellTest test) {
        return Stream.of("mappings", "machine-checks")
                .flatMap(topic -> Library.topic(topic).stream())
                .flatMap(id -> Library.candidates().stream()
                        .map(candidate -> DynamicTest.dynamicTest(
                                id + " " + candidate.name(), () -> test.run(Library.scenario(id), candidate))));
    }

    private interface CellTest {
        void run(Scenario scenario, Candidate candidate) throws BadInput;
    }

    @TestFactory
    Stream<DynamicTest> everyExpectationIsMetAndEveryVerdictComplete() {
        return cells((scenario, candidate) -> {
            CellResult cell = filled(scenario, candidate);
            assertThat(cell.unmet()).isEmpty();
            assertThat(cell.conditions()).allMatch(CellResult.ConditionResult::complete);
            assertThat(Library.verdict(cell, "reached")).isNotEqualTo("never");
        });
    }

    @TestFactory
    Stream<DynamicTest> theReductionChangesNoOutcomeAndNoVerdict() {
        return cells((scenario, candidate) -> {
            Explorer.Findings reduced = explore(scenario, candidate, true, 0);
            Explorer.Findings plain = explore(scenario, candidate, false, PLAIN_LIMIT);
            assertThat(Library.states(reduced)).containsAll(Library.states(plain));
            if (plain.conditions().getFirst().complete()) {
                assertThat(Library.states(reduced)).isEqualTo(Library.states(plain));
            }
        });
    }

    private static Explorer.Findings explore(Scenario scenario, Candidate candidate, boolean reduce, long limit)
            throws BadInput {
        return new Explorer(scenario, candidate, 1, new Explorer.Options(reduce, reduce, limit, () -> false)).run();
    }

    private static CellResult filled(Scenario scenario, Candidate candidate) {
        try {
            return new Cells(new Cells.Options(1, 20, Explorer.Options.standard())).fill(scenario, candidate);
        } catch (BadInput e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** A scenario with its text changed, without expectations; its stimulus then no longer asks for the mechanism itself. */
    private static Scenario changed(String id, String from, String to) {
        String text = Library.text(id);
        assertThat(text).contains(from);
        return Library.parse(
                id,
                text.replace(from, to)
                        .replace("lsb: 12", "lsb: \">0\"")
                        .replace("patrolled: 1", "fault-struck: 1")
                        .replaceAll("(?s)\nexpect:.*", "\n"));
    }

    private static long quantity(CellResult cell, String name) {
        return cell.quantities().stream()
                .filter(q -> q.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static long mean(CellResult cell, String verb) {
        return Objects.requireNonNull(cell.latencies().get(verb)).meanNs();
    }

    /** What every CPU loses is what all of them need to read their banks, one after the other. */
    @Test
    void aBroadcastKeepsABystanderWaitingThatALocalCheckDoesNotTouch() {
        Candidate candidate = Library.candidate("punch-pwrite");
        CellResult broadcast = filled(Library.scenario("broadcast-stops-everybody"), candidate);
        CellResult local = filled(changed("broadcast-stops-everybody", "mce: broadcast", "mce: local"), candidate);
        // 96 CPUs need 2 us each at least; three reads share what they wait.
        assertThat(mean(broadcast, "pread") - mean(local, "pread")).isGreaterThan(96 * 2_000 / 3);
        assertThat(mean(local, "pread")).isLessThan(10_000);
        assertThat(mean(broadcast, "mread") - mean(local, "mread")).isGreaterThan(96 * 2_000);
    }

    @Test
    void firmwareThatLooksFirstTakesItsTime() {
        Candidate candidate = Library.candidate("merged");
        CellResult first = filled(Library.scenario("firmware-first"), candidate);
        CellResult local = filled(changed("firmware-first", "mce: firmware-first", "mce: local"), candidate);
        assertThat(mean(first, "mread") - mean(local, "mread")).isGreaterThan(200_000_000);
        assertThat(quantity(first, "listed")).isEqualTo(8);
        assertThat(quantity(local, "listed")).isEqualTo(1);
    }

    /** A repair that unmaps makes the reader wait for an interrupt and take a fault again. */
    @Test
    void theReaderOfAPageThatIsPunchedPaysForIt() {
        Scenario scenario = Library.scenario("repair-under-a-mapping");
        CellResult punch = filled(scenario, Library.candidate("punch-pwrite"));
        CellResult merged = filled(scenario, Library.candidate("merged"));
        assertThat(mean(punch, "mread")).isGreaterThan(mean(merged, "mread"));
        assertThat(List.of(quantity(punch, "interrupts"), quantity(merged, "interrupts")))
                .containsExactly(1L, 0L);
        assertThat(Objects.requireNonNull(punch.cost()).ipis()).isEqualTo(1);
        assertThat(Objects.requireNonNull(merged.cost()).ipis()).isZero();
    }
}
