package daxsim.hardware;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Engine;
import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.util.FastMath;

/**
 * Durations of one profile, drawn per parameter. Every draw of a parameter comes from a stream of its own, so two designs that
 * spend it equally often spend the same.
 *
 * <p>The range of a parameter is taken as six standard deviations wide where the table gives none, and cuts the distribution
 * off. All of it is computed by FastMath, which gives the same bits everywhere.
 */
public final class Costs {
    private static final Param[] PARAMS = Param.values();
    private static final double SQRT2 = FastMath.sqrt(2.0);

    private enum Shape {
        CONST,
        NORMAL,
        LOGNORMAL
    }

    private final Engine engine;
    private final Shape[] shapes = new Shape[PARAMS.length];
    private final double[] centres = new double[PARAMS.length];
    private final double[] spreads = new double[PARAMS.length];
    private final double[] mins = new double[PARAMS.length];
    private final double[] maxes = new double[PARAMS.length];
    private final double[] toNs = new double[PARAMS.length];
    private final double[] held = new double[PARAMS.length];
    private final boolean[] asked = new boolean[PARAMS.length];

    Costs(Engine engine, Profile profile) {
        this.engine = engine;
        Arrays.fill(held, Double.NaN);
        for (Param param : PARAMS) {
            set(param.ordinal(), profile.entry(param.id()));
        }
    }

    private void set(int i, Profile.Entry entry) {
        double scale = nanosecondsPer(entry.unit());
        double min = entry.min() * scale;
        double max = entry.max() * scale;
        double value = entry.value() * scale;
        toNs[i] = scale;
        mins[i] = min;
        maxes[i] = max;
        if (entry.shape().startsWith("normal")) {
            shapes[i] = Shape.NORMAL;
            centres[i] = value;
            spreads[i] = entry.shape().contains("sd ")
                    ? Double.parseDouble(
                                    entry.shape().substring(10, entry.shape().length() - 1))
                            * scale
                    : (max - min) / 6;
        } else if (entry.shape().startsWith("lognormal")) {
            shapes[i] = Shape.LOGNORMAL;
            centres[i] = FastMath.log(value);
            spreads[i] = entry.shape().contains("sigma ")
                    ? Double.parseDouble(entry.shape().substring(entry.shape().indexOf("sigma ") + 6))
                    : FastMath.log(max / Math.max(min, value / 1000)) / 6;
        } else {
            shapes[i] = Shape.CONST;
            centres[i] = value;
        }
    }

    private static double nanosecondsPer(String unit) {
        String time = unit.contains("/") ? unit.substring(0, unit.indexOf('/')) : unit;
        return switch (time) {
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            default -> 1;
        };
    }

    /** Lets a parameter have one value from now on, in its own unit, instead of being drawn: how a study varies it. */
    public void hold(Param param, double value) {
        held[param.ordinal()] = value * toNs[param.ordinal()];
    }

    /** Draws a parameter again. */
    public void release(Param param) {
        held[param.ordinal()] = Double.NaN;
    }

    /** Whether some run so far has spent it. */
    public boolean isSpent(Param param) {
        return asked[param.ordinal()];
    }

    /** A duration in nanoseconds. */
    public long draw(Param param) {
        int i = param.ordinal();
        asked[i] = true;
        if (!Double.isNaN(held[i])) {
            return (long) held[i];
        }
        double ns = switch (shapes[i]) {
            case CONST -> centres[i];
            case NORMAL -> centres[i] + spreads[i] * normal(i);
            case LOGNORMAL -> FastMath.exp(centres[i] + spreads[i] * normal(i));
        };
        return (long) Math.max(mins[i], Math.min(maxes[i], ns));
    }

    private double normal(int i) {
        return SQRT2 * Erf.erfInv(2 * engine.uniform(ChoicePoint.DURATION, i) - 1);
    }

    /** Spends one draw on the current CPU. */
    public void spend(Param param) {
        if (!engine.explores()) {
            engine.spend(draw(param));
        }
    }

    /** Spends {@code times} times one draw. */
    public void spend(Param param, long times) {
        if (!engine.explores() && times > 0) {
            engine.spend(draw(param) * times);
        }
    }

    /** Spends a part of one draw, for work proportional to bytes. */
    public void spendShare(Param param, long part, long whole) {
        if (!engine.explores() && part > 0) {
            engine.spend(draw(param) * part / whole);
        }
    }
}
