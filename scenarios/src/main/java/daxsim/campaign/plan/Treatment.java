package daxsim.campaign.plan;

import daxsim.scenario.Scenario;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One combination of the levels of all factors.
 *
 * @param number position in the experiment
 * @param levels one for each factor of the plan, in its order; empty where nothing varies
 * @param world machine, devices, filesystems, files and processes as a script would describe them
 */
public record Treatment(
        int number, List<Level> levels, Scenario world, Ageing age, Workload workload, FaultProcess faults) {
    /** One factor and the value it has here, as the plan writes both. */
    public record Level(String factor, String value) {}

    public Treatment {
        levels = List.copyOf(levels);
    }

    /** The levels in words; {@code as planned} where nothing varies. */
    public String name() {
        return levels.isEmpty()
                ? "as planned"
                : levels.stream().map(l -> l.factor() + " " + l.value()).collect(Collectors.joining(", "));
    }
}
