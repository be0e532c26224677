package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.play.Candidate;
import daxsim.scenario.BadblocksKind;
import daxsim.scenario.Machine;
import daxsim.scenario.Scenario;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Goal: what the tables lose and keep, and intervals do not, comes out of the same question asked of each of them. */
class RecordsLibraryTest {
    private static final List<String> QUESTIONS = List.of("full-set", "full-clear", "long-set", "over-smaller");
    private static final List<String> KEEPERS = List.of("pre67", "v67", "intervals");

    private static Stream<String> ids() {
        return QUESTIONS.stream().flatMap(q -> KEEPERS.stream().map(k -> q + "-" + k));
    }

    @Test
    void everyQuestionIsAskedOfEveryKeeper() {
        assertThat(Library.topic("records")).containsExactlyElementsOf(ids().toList());
    }

    @Test
    void theKeeperIsTheOnlyDifference() {
        for (String question : QUESTIONS) {
            Scenario first = Library.scenario(question + "-pre67");
            for (String keeper : KEEPERS) {
                Scenario other = Library.scenario(question + "-" + keeper);
                assertThat(kept(other)).isEqualTo(keeper);
                assertThat(asked(other)).as(question + " of " + keeper).isEqualTo(asked(first));
            }
        }
    }

    private static String kept(Scenario scenario) {
        BadblocksKind kind = scenario.machine().badblocks();
        return kind == BadblocksKind.INTERVAL_TREE
                ? "intervals"
                : String.valueOf(kind).toLowerCase(java.util.Locale.ROOT);
    }

    /** Everything that can change an execution or a verdict, but for the keeper of records; places in the file do not count. */
    private static String asked(Scenario s) {
        Machine m = s.machine();
        Machine same = new Machine(
                m.profile(), m.cpus(), m.mce(), m.lsb(), m.copy(), m.eadr(), m.clearLeaves(), null, m.without());
        return (same + " " + s.pmem() + s.dm() + s.fs() + s.files() + s.faults() + s.tasks() + s.may() + s.afterReboot()
                        + s.conditions() + s.quantities())
                .replaceAll("Location\\[[^]]*\\]", "");
    }

    @TestFactory
    Stream<DynamicTest> everyExpectationIsMetAndEveryVerdictComplete() {
        return ids().flatMap(id -> Library.candidates().stream()
                .map(candidate -> DynamicTest.dynamicTest(id + " " + candidate.name(), () -> {
                    CellResult cell = Library.explored(Library.scenario(id), candidate);
                    assertThat(cell.unmet()).isEmpty();
                    assertThat(cell.conditions()).allMatch(CellResult.ConditionResult::complete);
                    assertThat(Library.verdict(cell, "reached")).isEqualTo("always");
                })));
    }

    /** The keeper that a regime brings is the one that a script can ask for. */
    @TestFactory
    Stream<DynamicTest> aRegimesOwnTableIsTheOneThatCanBeNamed() {
        return Stream.of("r515 pre67", "r519 pre67", "r65 v67")
                .map(pair -> DynamicTest.dynamicTest(pair, () -> {
                    String[] words = pair.split(" ");
                    for (String question : QUESTIONS) {
                        Candidate merged = Library.candidate("merged");
                        Candidate candidate = new Candidate(
                                merged.design(), merged.variant(), Objects.requireNonNull(Catalogue.regime(words[0])));
                        String id = question + "-" + words[1];
                        Scenario unnamed =
                                Library.parse(id, Library.text(id).replace(", badblocks: " + words[1] + "}", "}"));
                        assertThat(unnamed.machine().badblocks()).isNull();
                        assertThat(Library.explored(unnamed, candidate)
                                        .conditions()
                                        .getLast()
                                        .verdict())
                                .as(question)
                                .isEqualTo(Library.explored(Library.scenario(id), candidate)
                                        .conditions()
                                        .getLast()
                                        .verdict());
                    }
                }));
    }
}
