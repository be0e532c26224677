package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Goal: the scenarios of the thread give the verdicts their authors expect, completely, and the reduction changes nothing.
 * Method: every cell is explored with it; those that are small enough also without.
 */
class ThreadLibraryTest {
    private static final long PLAIN_LIMIT = 20_000;

    @Test
    void theThreadHasItsScenarios() {
        assertThat(Library.thread())
                .containsExactly(
                        "plain-repair",
                        "learn-by-machine-check",
                        "learn-by-machine-check-2m",
                        "learn-by-page-fault",
                        "learn-by-io-error",
                        "fragmentation",
                        "fragmentation-xfs",
                        "fragmentation-aged",
                        "fragmentation-aged-xfs",
                        "commit-between-punch-and-write",
                        "blast-radius",
                        "clear-without-write",
                        "read-between-clear-and-write",
                        "fault-between-clear-and-write",
                        "read-stops-before-poison",
                        "salvage",
                        "misaligned-write",
                        "partial-clear",
                        "sigbus-to-repair",
                        "power-failure",
                        "tag-arithmetic",
                        "tag-dereference",
                        "tag-uninitialised",
                        "pfn-only-caller",
                        "uc-mapping-left-behind",
                        "uncached-refused",
                        "striped-mixed-legs",
                        "linear-mixed-legs",
                        "seventeen-records",
                        "direct-user-cannot-clear");
        assertThat(Library.candidates()).hasSize(9);
    }

    @TestFactory
    Stream<DynamicTest> everyExpectationIsMetAndEveryVerdictComplete() {
        return cells((scenario, candidate) -> {
            CellResult cell = Library.explored(scenario, candidate);
            assertThat(cell.unmet()).isEmpty();
            assertThat(cell.conditions()).allMatch(CellResult.ConditionResult::complete);
            if (cell.expressible()) {
                assertThat(Library.verdict(cell, "reached"))
                        .as("the stimulus happens")
                        .isNotEqualTo("never");
            } else {
                assertThat(cell.conditions()).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theReductionChangesNoOutcomeAndNoVerdict() {
        return cells((scenario, candidate) -> {
            if (!Library.explored(scenario, candidate).expressible()) {
                return;
            }
            Explorer.Findings reduced = explore(scenario, candidate, true, 0);
            Explorer.Findings plain = explore(scenario, candidate, false, PLAIN_LIMIT);
            boolean all = plain.conditions().getFirst().complete();
            assertThat(Library.states(reduced)).containsAll(Library.states(plain));
            if (all) {
                assertThat(Library.states(reduced)).isEqualTo(Library.states(plain));
                assertThat(verdicts(reduced)).isEqualTo(verdicts(plain));
                assertThat(reduced.executions()).isLessThanOrEqualTo(plain.executions());
            }
        });
    }

    /** Counts that can be checked by hand: one task, and power that fails before any of its steps or never. */
    @Test
    void aSingleTaskWithPowerFailureHasOneExecutionAStep() throws BadInput {
        Scenario scenario = Library.scenario("power-failure");
        Explorer.Findings findings = explore(scenario, Library.candidate("v2-mode-flag"), false, 0);
        // begin, system call, translation, recovery translation, is-it-bad, firmware, restore, record, invalidate,
        // copy: ten
        // places at which power fails, one of them twice because the copy may or may not last; and once it does not
        // fail.
        assertThat(findings.executions()).isEqualTo(12);
    }

    private static Explorer.Findings explore(Scenario scenario, Candidate candidate, boolean reduce, long limit)
            throws BadInput {
        return new Explorer(scenario, candidate, 1, new Explorer.Options(reduce, reduce, limit, () -> false)).run();
    }

    private static List<String> verdicts(Explorer.Findings findings) {
        return findings.conditions().stream()
                .map(c -> c.name() + " " + c.verdict())
                .toList();
    }

    private interface CellTest {
        void run(Scenario scenario, Candidate candidate) throws BadInput;
    }

    private static Stream<DynamicTest> cells(CellTest test) {
        List<DynamicTest> tests = new ArrayList<>();
        for (String id : Library.thread()) {
            Scenario scenario = Library.scenario(id);
            for (Candidate candidate : Library.candidates()) {
                tests.add(DynamicTest.dynamicTest(id + " " + candidate.name(), () -> test.run(scenario, candidate)));
            }
        }
        return tests.stream();
    }
}
