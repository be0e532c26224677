package daxsim.html;

import daxsim.report.Shown;
import daxsim.sensitivity.Conclusion;
import java.util.List;

/**
 * Conclusions about time, in words.
 *
 * @param dependent those that one parameter can turn around
 * @param together those that only several parameters together can
 * @param robust those that no value inside the ranges turns around
 */
public record Conclusions(List<Row> dependent, List<Row> together, List<Row> robust) {
    public Conclusions {
        dependent = List.copyOf(dependent);
        together = List.copyOf(together);
        robust = List.copyOf(robust);
    }

    /** One conclusion. */
    public record Row(
            String scenario,
            String verb,
            String fast,
            String slow,
            String fastTime,
            String slowTime,
            String times,
            int varied,
            List<String> flips,
            List<String> elsewhere) {
        public Row {
            flips = List.copyOf(flips);
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /** Those of a comparison. */
    public static Conclusions of(List<Conclusion> conclusions) {
        return new Conclusions(
                conclusions.stream()
                        .filter(Conclusion::parameterDependent)
                        .map(Conclusions::row)
                        .toList(),
                conclusions.stream()
                        .filter(c -> !c.parameterDependent() && c.together())
                        .map(Conclusions::row)
                        .toList(),
                conclusions.stream()
                        .filter(c -> !c.parameterDependent() && !c.together())
                        .map(Conclusions::row)
                        .toList());
    }

    /** How many are of which kind. */
    public String counted() {
        return Shown.counted(dependent.size() + together.size() + robust.size(), "conclusion")
                + " about which design is faster: " + dependent.size()
                + " that one parameter turns around inside its range, "
                + together.size() + " that only several parameters at their worst together turn around, "
                + robust.size()
                + " that nothing inside the ranges turns around.";
    }

    private static Row row(Conclusion c) {
        return new Row(
                c.scenario().id(),
                c.verb(),
                c.fast().name(),
                c.slow().name(),
                Shown.time(c.fastNs()),
                Shown.time(c.slowNs()),
                c.fastNs() == 0 ? "" : Shown.rounded((double) c.slowNs() / c.fastNs()),
                c.varied(),
                c.flips().stream().map(Conclusions::words).toList(),
                c.elsewhere().stream().map(Conclusions::words).toList());
    }

    private static String words(Conclusion.OnProfile on) {
        return on.profile() + (on.turnsAround() ? ": the other way round, " : ": ") + Shown.time(on.fastNs()) + " and "
                + Shown.time(on.slowNs());
    }

    private static String words(Conclusion.Flip flip) {
        return flip.parameter() + (flip.above() ? " is above " : " is below ") + Shown.rounded(flip.crossover()) + " "
                + flip.unit() + " (" + flip.grade() + "; here " + Shown.number(flip.value()) + ", range "
                + Shown.number(flip.min()) + " to " + Shown.number(flip.max()) + ")";
    }
}
