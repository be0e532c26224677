package daxsim.campaign.stats;

import java.util.Locale;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * How often something was seen.
 *
 * <p>What was never seen (or always) has a one-sided bound in {@link #text}: with 0 of n, everything above 1 - (1 - c)^(1/n) would have
 * shown itself at least once with confidence c; for 95 % that is close to 3/n (Hanley, Lippman-Hand, "If nothing goes wrong, is
 * everything all right?", JAMA 249, 1983).
 *
 * @param hits out of {@code n}
 * @param interval two-sided
 */
public record Proportion(long hits, long n, Interval interval) {
    public Proportion {
        if (hits < 0 || hits > n || n < 1) {
            throw new IllegalArgumentException("not a proportion: " + hits + " of " + n);
        }
    }

    /**
     * The score interval of Wilson ("Probable inference, the law of succession, and statistical inference", JASA 22, 1927): covers the
     * nominal share on average over the true rate, for single rates near 0 or 1 somewhat less.
     */
    public static Proportion wilson(long hits, long n, double confidence) {
        if (n > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too many observations: " + n);
        }
        var found = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate((int) n, (int) hits, 1 - confidence);
        return new Proportion(
                hits, n, new Interval(found.getLowerBound(), found.getUpperBound(), confidence, "Wilson score"));
    }

    /**
     * The exact interval of Clopper and Pearson ("The use of confidence or fiducial limits illustrated in the case of the binomial",
     * Biometrika 26, 1934): covers at least the nominal share whatever the true rate.
     */
    public static Proportion clopperPearson(long hits, long n, double confidence) {
        Interval.mustBeConfidence(confidence);
        double tail = (1 - confidence) / 2;
        return new Proportion(
                hits, n, new Interval(below(hits, n, tail), above(hits, n, tail), confidence, "Clopper-Pearson"));
    }

    /** With this error the true rate lies below what is returned. */
    private static double above(long hits, long n, double error) {
        return hits == n ? 1 : BetaDistribution.of(hits + 1.0, n - hits).inverseSurvivalProbability(error);
    }

    private static double below(long hits, long n, double error) {
        return hits == 0 ? 0 : BetaDistribution.of(hits, n - hits + 1.0).inverseCumulativeProbability(error);
    }

    /** The observed rate. */
    public double rate() {
        return (double) hits / n;
    }

    /** The rate below which the truth lies with the interval's confidence; one-sided and exact. */
    public double upperBound() {
        return above(hits, n, 1 - interval.confidence());
    }

    /** The rate above which the truth lies with the interval's confidence; one-sided and exact. */
    public double lowerBound() {
        return below(hits, n, 1 - interval.confidence());
    }

    /** For people. What was never or always seen is never a bare 0 % or 100 %. */
    public String text() {
        String of = String.format(Locale.ROOT, "%,d of %,d", hits, n);
        if (hits == 0) {
            return of + ", below " + Percent.above(upperBound()) + with();
        }
        if (hits == n) {
            return of + ", above " + Percent.below(lowerBound()) + with();
        }
        return of + ", " + Percent.of(rate()) + " (" + Percent.below(interval.lower()) + " to "
                + Percent.above(interval.upper()) + with() + ")";
    }

    private String with() {
        return " with " + Percent.plain(interval.confidence());
    }
}
