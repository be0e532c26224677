package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.explore.Verdict;

/** The verdict of a cell on what its scenario is about. */
public final class Judgement {
    /** The condition that a matrix shows. */
    public static final String CONDITION = "violated";

    private Judgement() {}

    /** Of the condition {@link #CONDITION}. */
    public static Verdict of(CellResult cell) {
        if (!cell.expressible()) {
            return Verdict.NOT_EXPRESSIBLE;
        }
        CellResult.ConditionResult condition = cell.condition(CONDITION);
        return condition == null ? Verdict.NOT_REACHED : condition.verdict();
    }

    /** Whether the scenario's promise is known to be broken there. */
    public static boolean isBroken(CellResult cell) {
        Verdict verdict = of(cell);
        return verdict == Verdict.ALWAYS || verdict == Verdict.SOMETIMES;
    }
}
