package daxsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.data.ChromeTrace;
import daxsim.explore.Catalogue;
import daxsim.explore.Snapshot;
import daxsim.explore.TimedRuns;
import daxsim.scenario.Scenario;
import daxsim.scenario.read.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lane a step is in. */
class LanesTest {
    private static final Catalogue CATALOGUE = new Catalogue();

    private static Scenario scenario(String id) throws Exception {
        return ScenarioReader.read(Path.of("../scenarios/library/thread", id + ".yaml"), CATALOGUE.vocabulary());
    }

    private static Snapshot run(Scenario scenario) throws Exception {
        return TimedRuns.one(scenario, CATALOGUE.named("merged", null).getFirst(), 1, 0);
    }

    private static List<String> stepsIn(Lanes lanes, String legend) {
        int lane = lanes.legend().indexOf(legend);
        return lanes.rows().stream()
                .filter(row -> row.lane() == lane)
                .map(Lanes.Row::step)
                .toList();
    }

    /** One poisoned line on each of two devices; only the first can be cleared. */
    @Test
    void everyDeviceHasALaneOfItsOwn() throws Exception {
        Scenario scenario = scenario("striped-mixed-legs");
        Lanes lanes = Lanes.of(scenario, run(scenario), false);
        assertThat(lanes.legend()).containsExactly("cpu 0", "pmem0", "pmem1");
        assertThat(lanes.heads()).containsExactly("0", "m0", "m1");
        assertThat(stepsIn(lanes, "pmem0")).hasSize(2).first().asString().startsWith("poison");
        assertThat(stepsIn(lanes, "pmem0").getLast()).startsWith("clear_error");
        assertThat(stepsIn(lanes, "pmem1")).first().asString().startsWith("poison");
        assertThat(stepsIn(lanes, "pmem1")).noneMatch(step -> step.startsWith("clear_error"));
    }

    @Test
    void aDeviceAloneIsCalledByItsName() throws Exception {
        Scenario scenario = scenario("power-failure");
        Lanes lanes = Lanes.of(scenario, run(scenario), false);
        assertThat(lanes.heads()).containsExactly("0", "m");
        assertThat(lanes.legend()).containsExactly("cpu 0", "pmem0");
    }

    @Test
    void theTraceForAViewerHasATrackForEachDevice() throws Exception {
        Scenario scenario = scenario("striped-mixed-legs");
        String trace = ChromeTrace.of(new Played(
                scenario, scenario.id(), CATALOGUE.named("merged", null).getFirst(), 1, run(scenario)));
        assertThat(trace).contains("{\"name\":\"pmem0\"}", "{\"name\":\"pmem1\"}");
    }
}
