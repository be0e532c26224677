package daxsim.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.engine.ExhaustiveChoices;
import daxsim.explore.CellResult;
import daxsim.explore.Explorer;
import daxsim.explore.Library;
import daxsim.explore.ReplayString;
import daxsim.explore.Snapshot;
import daxsim.play.Candidate;
import daxsim.play.Conditions;
import daxsim.play.Player;
import daxsim.scenario.Scenario;
import daxsim.witness.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Goal: a cell's outcomes are all there, told apart by what can be seen, each with an execution that ends so. */
class OutcomesTest {
    private static CellResult cell(String id, String candidate) {
        return Library.explored(Library.scenario(id), Library.candidate(candidate));
    }

    private static String value(Outcome outcome, String subject) {
        return outcome.parts().stream()
                .filter(p -> p.subject().equals(subject))
                .map(Part::value)
                .findFirst()
                .orElse("absent");
    }

    /**
     * By hand: the fault comes before the record is dropped and is refused, between that and the copy and sees what the clear
     * left, or behind the copy and sees the data. The writer always succeeds.
     */
    @Test
    void aFaultBesideAModeFlagHasThreeEnds() {
        CellResult cell = cell("fault-between-clear-and-write", "v2-mode-flag");

        assertThat(cell.outcomes()).isEqualTo(3);
        assertThat(cell.states().stream().map(o -> o.word() + " " + value(o, "reader.1")))
                .containsExactly("violated 8 (undefined)", "ok 8 (write of writer.0)", "ok SIGBUS BUS_ADRERR lsb 0");
        assertThat(cell.states()).allMatch(o -> value(o, "writer.0").equals("4096"));
        assertThat(cell.states().stream().mapToLong(Outcome::executions).sum()).isEqualTo(cell.executions());
    }

    /** By hand: the reader never sees the gap, because the record goes last. */
    @Test
    void besideTheMergedDesignTwo() {
        CellResult cell = cell("fault-between-clear-and-write", "merged");

        assertThat(cell.states().stream().map(o -> o.word() + " " + value(o, "reader.1")))
                .containsExactly("ok 8 (write of writer.0)", "ok SIGBUS BUS_ADRERR lsb 0");
    }

    /** By hand: power that fails never, before the copy is durable, or behind it; the record is rebuilt where poison is left. */
    @Test
    void whatDoesNotReachTheStimulusIsLastAndSaysSo() {
        CellResult cell = cell("power-failure", "merged");

        assertThat(cell.states().getFirst().word()).isEqualTo("violated");
        assertThat(value(cell.states().getFirst(), "writer.0")).isEqualTo("never returned");
        assertThat(value(cell.states().getFirst(), "after-reboot.reader.0"))
                .isEqualTo("4096 (original 8192+512, undefined 8704+256, original 8960+3328)");
        assertThat(cell.states().getLast().word()).isEqualTo("not-reached");
        assertThat(cell.states().stream().filter(o -> !o.reached()).map(o -> value(o, "after-reboot.reader.0")))
                .as("power that never fails, and power that fails before the repair or behind it")
                .contains("never began", "-EIO");
    }

    /** A handler's part is there where a handler ran, and conditions beside violated are named. */
    @Test
    void handlersAndOtherConditions() {
        Outcome repaired = cell("sigbus-to-repair", "merged").states().getLast();
        assertThat(value(repaired, "app.1.handler")).isEqualTo("SIGBUS BUS_MCEERR_AR lsb 12, repair = 4096");

        Outcome misaligned = cell("misaligned-write", "merged").states().getFirst();
        assertThat(misaligned.holds()).containsExactly("reached", "wrong-errno", "violated");
    }

    @TestFactory
    Stream<DynamicTest> everyWitnessEndsAsItsOutcomeSays() {
        return Stream.of(
                        "fault-between-clear-and-write",
                        "clear-without-write",
                        "power-failure",
                        "partial-clear",
                        "tag-arithmetic",
                        "fragmentation")
                .flatMap(id -> Library.candidates().stream()
                        .map(c -> DynamicTest.dynamicTest(id + " " + c.name(), () -> replaysAll(id, c))));
    }

    private static void replaysAll(String id, Candidate candidate) throws Exception {
        Scenario scenario = Library.scenario(id);
        CellResult cell = Library.explored(scenario, candidate);
        for (Outcome outcome : cell.states()) {
            Snapshot again = Explorer.replay(scenario, candidate, ReplayString.parse(outcome.replay()));
            for (Snapshot.OperationView op : again.operations()) {
                String name = (op.afterReboot() ? "after-reboot." : "") + op.task() + "." + op.index();
                String value = value(outcome, name);
                switch (op.state()) {
                    case "not-started" -> assertThat(value).isEqualTo("never began");
                    case "running" -> assertThat(value).startsWith("never returned");
                    default ->
                        assertThat(value)
                                .startsWith(
                                        op.errno() != null
                                                ? "-" + op.errno()
                                                : op.signal() != null ? "" : Long.toString(op.result()));
                }
                op.content().forEach(piece -> assertThat(value).contains(piece.kind()));
            }
            assertThat(value(outcome, "poison-lines pmem0"))
                    .isEqualTo(Integer.toString(again.finals().poisonLines()));
        }
    }

    /** What is kept is bounded, what is counted is not. */
    @Test
    void memoryIsBounded() throws Exception {
        ExhaustiveChoices all = new ExhaustiveChoices(true);
        Player player = Player.exploring(
                Library.scenario("fault-between-clear-and-write"), Library.candidate("v2-mode-flag"), all);
        Outcomes two = new Outcomes(player, new Conditions(player).state(), 2);
        do {
            player.play(all);
            if (!player.pruned()) {
                two.add(List.of("reached"), new Weight(0, 0, 1), () -> new int[0]);
            }
        } while (all.advance());

        assertThat(two.count()).isEqualTo(3);
        assertThat(two.list(answers -> "")).hasSize(2);
    }

    /** The simplest execution of an outcome is its witness, and the first of those that are equally simple. */
    @Test
    void theLightestIsTheWitness() throws Exception {
        Player player = Player.exploring(
                Library.scenario("misaligned-write"), Library.candidate("merged"), new ExhaustiveChoices(true));
        player.play(new ExhaustiveChoices(true));
        Outcomes outcomes = new Outcomes(player, new Conditions(player).state());
        List<String> asked = new ArrayList<>();
        int[][] runs = {{1, 5}, {1, 4}, {0, 9}, {0, 9}};
        for (int i = 0; i < runs.length; i++) {
            int number = i;
            outcomes.add(List.of(), new Weight(0, runs[i][0], runs[i][1]), () -> {
                asked.add("run " + number);
                return new int[] {number};
            });
        }

        assertThat(outcomes.list(answers -> "answers " + answers[0]))
                .singleElement()
                .satisfies(o -> {
                    assertThat(o.replay()).isEqualTo("answers 2");
                    assertThat(o.executions()).isEqualTo(4);
                });
        assertThat(asked).containsExactly("run 0", "run 1", "run 2");
    }
}
