package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: a replay string repeats its run, and one that does not fit is refused with what to do. */
class ReplayStringTest {
    private final Scenario scenario = Library.scenario("power-failure");
    private final Candidate merged = Library.candidate("merged");

    private String witness() {
        CellResult cell = Library.explored(scenario, merged);
        return Objects.requireNonNull(
                Objects.requireNonNull(cell.condition("violated")).witness());
    }

    @Test
    void aWitnessRepeats() throws Exception {
        CellResult cell = Library.explored(scenario, merged);
        Snapshot again = Explorer.replay(scenario, merged, ReplayString.parse(witness()));
        Snapshot first = Objects.requireNonNull(cell.shown());
        assertThat(again.events()).isEqualTo(first.events());
        assertThat(again.operations()).isEqualTo(first.operations());
        assertThat(again.broken()).contains("silent-corruption");
    }

    @Test
    void answersOfEverySizeSurvive() throws Exception {
        List<Integer> answers = List.of(0, 0, 0, 0, 0, 1, 35, 36, 4096, 0, 0, 2);
        ReplayString string = new ReplayString("1", "s", "h", "d:v", "r515", 9, -1, answers);
        assertThat(ReplayString.parse(string.text())).isEqualTo(string);
    }

    @Test
    void everyCutIsNoticed() {
        String whole = witness();
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> ReplayString.parse(cut)).isInstanceOf(ReplayString.BadReplay.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clear-without-write", "misaligned-write"})
    void anotherScenarioIsRefused(String other) throws Exception {
        ReplayString string = ReplayString.parse(witness());
        assertThatThrownBy(() -> Explorer.replay(Library.scenario(other), merged, string))
                .isInstanceOf(ReplayString.BadReplay.class)
                .hasMessageContaining("explore the scenario as it is now");
    }

    @Test
    void aChangedScenarioIsRefused() throws Exception {
        ReplayString string = ReplayString.parse(witness());
        Scenario changed =
                Library.parse("power-failure", Library.text("power-failure").replace("8KiB+512", "8KiB+1024"));
        assertThatThrownBy(() -> Explorer.replay(changed, merged, string)).isInstanceOf(ReplayString.BadReplay.class);
    }

    @Test
    void anotherDesignIsRefused() throws Exception {
        ReplayString string = ReplayString.parse(witness());
        assertThatThrownBy(() -> Explorer.replay(scenario, Library.candidate("v2-mode-flag"), string))
                .isInstanceOf(ReplayString.BadReplay.class)
                .hasMessageContaining("--design merged");
    }

    @Test
    void anotherVersionIsRefused() throws Exception {
        ReplayString now = ReplayString.parse(witness());
        ReplayString old = new ReplayString(
                "0.0.1", now.scenario(), now.hash(), now.candidate(), now.regime(), now.seed(), -1, now.answers());
        assertThatThrownBy(() -> Explorer.replay(scenario, merged, old))
                .isInstanceOf(ReplayString.BadReplay.class)
                .hasMessageContaining("0.0.1");
    }
}
