package daxsim.campaign.stats;

import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with Student's interval: exact for normal observations, close for means of many. With one observation nothing is known
 * of the scatter, and the interval is the whole line.
 *
 * @param deviation standard deviation of the sample, NaN with one observation
 */
public record Mean(double value, double deviation, long n, Interval interval) {
    /** Of whole numbers, or of differences of paired runs. */
    public static Mean of(Moments moments, double confidence) {
        return of(moments.mean(), moments.variance(), moments.n(), confidence);
    }

    /** Of fractions, in the order in which they are given. */
    public static Mean of(double[] values, double confidence) {
        DoubleStatistics statistics =
                DoubleStatistics.of(java.util.EnumSet.of(Statistic.MEAN, Statistic.VARIANCE), values);
        return of(
                statistics.getAsDouble(Statistic.MEAN),
                values.length < 2 ? Double.NaN : statistics.getAsDouble(Statistic.VARIANCE),
                values.length,
                confidence);
    }

    private static Mean of(double mean, double variance, long n, double confidence) {
        Interval.mustBeConfidence(confidence);
        if (n < 1) {
            throw new IllegalArgumentException("the mean of nothing");
        }
        double margin = Double.POSITIVE_INFINITY;
        if (n > 1) {
            double t = TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
            margin = t * Math.sqrt(variance / n);
        }
        return new Mean(
                mean, Math.sqrt(variance), n, new Interval(mean - margin, mean + margin, confidence, "Student's t"));
    }

    /** The same in another unit. */
    public Mean times(double factor) {
        double a = interval.lower() * factor;
        double b = interval.upper() * factor;
        return new Mean(
                value * factor,
                deviation * Math.abs(factor),
                n,
                new Interval(Math.min(a, b), Math.max(a, b), interval.confidence(), interval.method()));
    }
}
