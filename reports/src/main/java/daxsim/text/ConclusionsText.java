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
                paper.wrapped("  ", "    ", robust(c), Style.GOOD);
            }
            for (Conclusion.OnProfile on : c.elsewhere()) {
                if (on.turnsAround()) {
                    paper.wrapped(
                            "  ",
                            "    ",
                            "the other way round on " + on.profile() + ": " + Times.readable(on.fastNs()) + " and "
                                    + Times.readable(on.slowNs()),
                            Style.DOUBTFUL);
                }
            }
            for (Conclusion.Flip flip : c.flips()) {
                paper.wrapped("  ", "    ", flip(flip), Style.DOUBTFUL);
            }
        }
    }

    private static String robust(Conclusion c) {
        return "robust: holds over the range of each of " + c.varied() + " parameters, "
                + (c.together()
                        ? "but not when all are at their worst at once"
                        : "and with all at their worst at once");
    }

    private static String flip(Conclusion.Flip flip) {
        return "parameter-dependent: only while " + flip.parameter() + (flip.above() ? " is above " : " is below ")
                + Shown.rounded(flip.crossover()) + " " + flip.unit() + " (" + flip.grade() + "; here "
                + Shown.number(flip.value()) + ", range " + Shown.number(flip.min()) + " to " + Shown.number(flip.max())
                + ")";
    }
}
