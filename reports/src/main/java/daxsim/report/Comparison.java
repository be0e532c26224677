package daxsim.report;

import daxsim.claim.Judged;
import daxsim.explore.CellResult;
import daxsim.explore.CleanPath;
import daxsim.misuse.MisuseTable;
import daxsim.scenario.Scenario;
import daxsim.sensitivity.Conclusion;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a plan: its cells, scenario by scenario, each with the candidates in the plan's order.
 *
 * @param claims what was claimed, with what came out; empty when the plan is not about the thread
 * @param conclusions about time, with the parameters they depend on
 * @param cleanPaths what each candidate costs where there is no poison
 * @param misuse which mistakes each candidate's calls invite; empty when nobody asked
 * @param interrupted whether somebody stopped it, so that cells may be missing
 */
public record Comparison(
        Plan plan,
        List<CellResult> cells,
        List<Judged> claims,
        List<Conclusion> conclusions,
        List<CleanPath> cleanPaths,
        List<MisuseTable> misuse,
        boolean interrupted) {
    public Comparison {
        cells = List.copyOf(cells);
        claims = List.copyOf(claims);
        conclusions = List.copyOf(conclusions);
        cleanPaths = List.copyOf(cleanPaths);
        misuse = List.copyOf(misuse);
    }

    /** Cells alone. */
    public Comparison(Plan plan, List<CellResult> cells, boolean interrupted) {
        this(plan, cells, List.of(), List.of(), List.of(), List.of(), interrupted);
    }

    /** The same with a study of misuse. */
    public Comparison with(MisuseReport study) {
        return new Comparison(
                plan, cells, claims, conclusions, cleanPaths, study.tables(), interrupted || study.interrupted());
    }

    /** The cells of one scenario. */
    public List<CellResult> of(Scenario scenario) {
        return cells.stream().filter(c -> c.scenario() == scenario).toList();
    }

    /** Scenarios of which every candidate of the plan has a value. */
    public List<Scenario> answeredByAll(Function<CellResult, @Nullable Object> value) {
        return plan.scenarios().stream()
                .filter(s -> of(s).stream().filter(c -> value.apply(c) != null).count()
                        == plan.candidates().size())
                .toList();
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
