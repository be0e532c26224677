package daxsim.text;

import daxsim.report.Shown;
import daxsim.sensitivity.Conclusion;
import java.util.List;

/** Which design is faster, and what that depends on. */
final class ConclusionsText {
    private ConclusionsText() {}

    static void print(List<Conclusion> conclusions, Paper paper) {
        if (conclusions.isEmpty()) {
            return;
        }
        paper.head("Which design is faster, and what that depends on");
        paper.wrapped(
                "",
                "",
                "Medians over the seeds. A conclusion that turns around inside the range of a parameter says nothing until"
                        + " somebody measures that parameter.",
                Style.FAINT);
        for (Conclusion c : conclusions) {
            paper.blank();
            paper.wrapped(
                    "",
                    "  ",
                    c.scenario().id() + ", " + c.verb() + ": " + c.fast().name() + " " + Times.readable(c.fastNs())
                            + " before " + c.slow().name() + " " + Times.readable(c.slowNs()));
            if (c.flips().isEmpty()) {
                paper.wrapped(
                        "  ", "    ", "robust: holds over the ranges of " + c.varied() + " parameters", Style.GOOD);
            }
            for (Conclusion.Flip flip : c.flips()) {
                paper.wrapped("  ", "    ", flip(flip), Style.DOUBTFUL);
            }
        }
    }

    private static String flip(Conclusion.Flip flip) {
        return "parameter-dependent: only while " + flip.parameter() + (flip.above() ? " is above " : " is below ")
                + Shown.rounded(flip.crossover()) + " " + flip.unit() + " (" + flip.grade() + "; here "
                + Shown.number(flip.value()) + ", range " + Shown.number(flip.min()) + " to " + Shown.number(flip.max())
                + ")";
    }
}
