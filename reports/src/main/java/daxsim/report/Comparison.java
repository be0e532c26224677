package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.scenario.Scenario;
import java.util.List;

/**
 * The answer to a plan: its cells, scenario by scenario, each with the candidates in the plan's order.
 *
 * @param interrupted whether somebody stopped it, so that cells may be missing
 */
public record Comparison(Plan plan, List<CellResult> cells, boolean interrupted) {
    public Comparison {
        cells = List.copyOf(cells);
    }

    /** The cells of one scenario. */
    public List<CellResult> of(Scenario scenario) {
        return cells.stream().filter(c -> c.scenario() == scenario).toList();
    }

    /** Whether some expectation of a scenario is not met. */
    public boolean unmet() {
        return cells.stream().anyMatch(c -> !c.unmet().isEmpty());
    }

    /** Cells that are whole: nothing of them was cut by an interruption. */
    public long wholeCells() {
        return cells.stream().filter(Comparison::isWhole).count();
    }

    private static boolean isWhole(CellResult cell) {
        return cell.conditions().stream().noneMatch(c -> "interrupted".equals(c.bound()));
    }

    /** Scenarios of which a cell is missing or was cut. */
    public List<Scenario> unfinished() {
        return plan.scenarios().stream()
                .filter(s -> of(s).stream().filter(Comparison::isWhole).count()
                        < plan.candidates().size())
                .toList();
    }
}
