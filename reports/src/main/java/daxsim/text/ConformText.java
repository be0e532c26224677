package daxsim.text;

import daxsim.conform.ConformOutcome;
import daxsim.conform.ConformResult;
import daxsim.conform.Difference;
import daxsim.conform.NotPlayable;
import java.util.List;

/** How far the model does what a real kernel did. */
public final class ConformText {
    private static final int SHOWN = 5;

    private ConformText() {}

    /** Writes it. */
    public static void print(List<ConformOutcome> outcomes, Paper paper) {
        long agree = 0;
        long total = 0;
        for (ConformOutcome outcome : outcomes) {
            switch (outcome) {
                case NotPlayable n -> paper.whole(n.file() + ": not played: " + n.reason(), Style.FAINT);
                case ConformResult r -> {
                    agree += r.agree();
                    total += r.total();
                    paper.whole(
                            r.file() + ": " + r.agree() + " of " + r.total() + " agree",
                            r.unexplained().isEmpty() ? Style.PLAIN : Style.BAD);
                    differences(r, paper);
                }
            }
        }
        paper.whole("total: " + agree + " of " + total + " agree", Style.HEAD);
    }

    private static void differences(ConformResult result, Paper paper) {
        if (result.differences().isEmpty()) {
            return;
        }
        paper.wrapped("  ", "    ", "model: " + result.model() + ", " + result.chosenBecause(), Style.FAINT);
        for (Difference difference : result.differences()
                .subList(0, Math.min(SHOWN, result.differences().size()))) {
            paper.wrapped(
                    "  ",
                    "    ",
                    "line " + difference.line() + ", step " + difference.op() + ": " + difference.command());
            paper.wrapped("    kernel ", "           ", difference.expected());
            paper.wrapped("    model  ", "           ", difference.actual());
            String why = difference.explanation();
            paper.wrapped(
                    "    ",
                    "           ",
                    why == null ? "nothing explains this" : "known: " + why,
                    why == null ? Style.BAD : Style.FAINT);
        }
        if (result.differences().size() > SHOWN) {
            paper.wrapped("  ", "    ", "and " + (result.differences().size() - SHOWN) + " more", Style.FAINT);
        }
    }
}
