package daxsim.text;

import daxsim.explore.Verdict;

/** Verdicts as a cell of a matrix shows them: short, and different without colour. */
final class Verdicts {
    private Verdicts() {}

    static String shortWord(Verdict verdict) {
        return switch (verdict) {
            case ALWAYS -> "ALWAYS";
            case SOMETIMES -> "SOME";
            case UNDECIDED -> "open";
            case NOT_REACHED -> "n/r";
            case NEVER -> "never";
            case NOT_EXPRESSIBLE -> "n/e";
        };
    }

    static String explained(Verdict verdict) {
        return switch (verdict) {
            case ALWAYS -> "broken in every execution";
            case SOMETIMES -> "sometimes: broken in at least one execution, kept in others";
            case UNDECIDED -> "undecided: not every execution was covered";
            case NOT_REACHED -> "not reached: no execution met the stimulus";
            case NEVER -> "broken in no execution";
            case NOT_EXPRESSIBLE -> "not expressible: the design has no way to say what the scenario asks for";
        };
    }

    static Style style(Verdict verdict) {
        return switch (verdict) {
            case ALWAYS -> Style.WORST;
            case SOMETIMES -> Style.BAD;
            case UNDECIDED, NOT_REACHED -> Style.DOUBTFUL;
            case NEVER -> Style.GOOD;
            case NOT_EXPRESSIBLE -> Style.FAINT;
        };
    }
}
