package daxsim.campaign.stats;

import java.util.function.LongPredicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * A percentile with an interval between two of the observations, and how often such an interval covers the truth.
 *
 * <p>The coverage is not an estimate: for independent observations of any continuous distribution it follows from the ranks of the
 * two ends, as the number of observations below the true percentile is binomial. Where values repeat it is at least that.
 *
 * @param p between 0 and 1
 * @param value the smallest observation with at least a share {@code p} at or below it
 * @param coverage of the interval, between 0 and 1
 */
public record Percentile(double p, long n, double value, Interval interval, double coverage) {
    /**
     * The bootstrap's percentile interval (Efron, Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13), of infinitely many
     * resamples: that a resample's percentile is at most the j-th observation is a binomial probability, so nothing need be drawn
     * (Hutson, Ernst, "The exact bootstrap mean and variance of an L-estimator", Journal of the Royal Statistical Society B 62, 2000).
     * Its ends are always observations; far out in the tail of a small sample it covers less than its name says, see {@link #coverage}.
     */
    public static Percentile bootstrap(Sorted sample, double p, double confidence) {
        int n = size(sample, p, confidence);
        int k = rank(n, p);
        double tail = (1 - confidence) / 2;
        long lower = firstFrom(1, n, j -> atLeast(k, n, (double) j / n) >= tail);
        long upper = firstFrom(lower, n, j -> atLeast(k, n, (double) j / n) >= 1 - tail);
        double coverage = atLeast(lower, n, p) - atLeast(upper, n, p);
        return new Percentile(
                p,
                n,
                sample.at(k),
                new Interval(sample.at(lower), sample.at(upper), confidence, "bootstrap, percentile"),
                coverage);
    }

    /**
     * The order-statistic interval (David, Nagaraja, "Order Statistics", 2003, section 7.1): covers at least the nominal share. Where the
     * sample is too small to say, an end is infinite.
     */
    public static Percentile exact(Sorted sample, double p, double confidence) {
        int n = size(sample, p, confidence);
        double tail = (1 - confidence) / 2;
        // The largest rank that is above the truth with chance of at most a tail, and the smallest that is below it.
        long lower = firstFrom(1, n + 1L, j -> 1 - atLeast(j, n, p) > tail) - 1;
        long upper = firstFrom(1, n + 1L, j -> atLeast(j, n, p) <= tail);
        double covered = (lower < 1 ? 1 : atLeast(lower, n, p)) - (upper > n ? 0 : atLeast(upper, n, p));
        return new Percentile(
                p,
                n,
                sample.at(rank(n, p)),
                new Interval(
                        lower < 1 ? Double.NEGATIVE_INFINITY : sample.at(lower),
                        upper > n ? Double.POSITIVE_INFINITY : sample.at(upper),
                        confidence,
                        "order statistics"),
                covered);
    }

    private static int size(Sorted sample, double p, double confidence) {
        Interval.mustBeConfidence(confidence);
        if (!(p > 0 && p < 1) || sample.n() < 1) {
            throw new IllegalArgumentException("no percentile " + p + " of " + sample.n());
        }
        return Math.toIntExact(sample.n());
    }

    /** The smallest rank with at least a share p at or below it. */
    static int rank(int n, double p) {
        return (int) Math.clamp((long) Math.ceil(p * n - 1e-9), 1, n);
    }

    /** The chance of k or more hits in n. */
    private static double atLeast(long k, int n, double p) {
        return BinomialDistribution.of(n, p).survivalProbability((int) k - 1);
    }

    /** The first number of a range for which something holds that holds for all later ones; the end if for none before. */
    private static long firstFrom(long from, long to, LongPredicate holds) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
