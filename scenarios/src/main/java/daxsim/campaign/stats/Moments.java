package daxsim.campaign.stats;

import org.apache.commons.statistics.descriptive.LongStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * Count, sum and sum of squares of whole numbers, in integers wide enough never to round: any order of adding and merging gives
 * the same bits. Differences of paired runs go in as they are.
 */
public final class Moments {
    private final LongStatistics statistics =
            LongStatistics.of(Statistic.MEAN, Statistic.VARIANCE, Statistic.MIN, Statistic.MAX, Statistic.SUM);

    /** One observation. */
    public void add(long value) {
        statistics.accept(value);
    }

    /** All observations of another one, which stays as it is. */
    public void merge(Moments other) {
        statistics.combine(other.statistics);
    }

    /** How many observations. */
    public long n() {
        return statistics.getCount();
    }

    /** NaN without observations. */
    public double mean() {
        return n() == 0 ? Double.NaN : statistics.getAsDouble(Statistic.MEAN);
    }

    /** Of the sample, with n - 1; NaN with fewer than two observations. */
    public double variance() {
        return n() < 2 ? Double.NaN : statistics.getAsDouble(Statistic.VARIANCE);
    }

    /** The smallest observation; the largest long without one. */
    public long min() {
        return statistics.getAsLong(Statistic.MIN);
    }

    /** The largest observation; the smallest long without one. */
    public long max() {
        return statistics.getAsLong(Statistic.MAX);
    }

    /** The sum, which may need more than 64 bits. */
    public java.math.BigInteger sum() {
        return statistics.getAsBigInteger(Statistic.SUM);
    }
}
