package daxsim.html;

import daxsim.explore.Verdict;
import java.util.Comparator;
import java.util.List;

/** Verdicts in words, each with the mark that stands before it. */
public final class Verdicts {
    private Verdicts() {}

    /** The word. */
    public static String word(Verdict verdict) {
        return verdict.word().replace('-', ' ');
    }

    /** What it means, where it is about the condition {@code violated}. */
    public static String explained(Verdict verdict) {
        return switch (verdict) {
            case ALWAYS -> "every execution breaks the promise";
            case SOMETIMES -> "at least one execution breaks the promise, and at least one keeps it";
            case UNDECIDED -> "not every execution was covered, and those that were do not decide it";
            case NOT_REACHED -> "no execution met the stimulus";
            case NEVER -> "no execution breaks the promise";
            case NOT_EXPRESSIBLE -> "the design has no way to say what the scenario asks for";
        };
    }

    /** Class of the mark and of the cell. */
    public static String style(Verdict verdict) {
        return "v-" + verdict.word();
    }

    /** Those that occur, the worst first. */
    static List<Verdict> occurring(List<Verdict> verdicts) {
        return verdicts.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Verdict::rank))
                .toList();
    }
}
