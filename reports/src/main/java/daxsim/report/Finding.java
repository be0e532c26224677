package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.explore.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A broken promise: one cell in which the scenario's condition came true.
 *
 * @param word what to type for the scenario
 * @param witness the execution that shows it with the fewest switches between tasks, then steps, or null
 */
public record Finding(
        String word,
        CellResult cell,
        CellResult.ConditionResult condition,
        @Nullable Snapshot witness) {
    /** All findings, in the order of the cells. */
    public static List<Finding> of(Comparison comparison) {
        List<Finding> all = new ArrayList<>();
        for (CellResult cell : comparison.cells()) {
            if (Judgement.isBroken(cell)) {
                CellResult.ConditionResult condition = Objects.requireNonNull(cell.condition(Judgement.CONDITION));
                all.add(new Finding(
                        comparison.plan().word(cell.scenario()), cell, condition, witness(cell, condition)));
            }
        }
        return all;
    }

    /** Id of the design. */
    public String design() {
        return cell.candidate().design().id();
    }

    private static @Nullable Snapshot witness(CellResult cell, CellResult.ConditionResult condition) {
        Snapshot shown = cell.shown();
        return shown != null && shown.replay().equals(condition.witness()) ? shown : null;
    }
}
