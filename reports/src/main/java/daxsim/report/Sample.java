package daxsim.report;

import daxsim.explore.CellResult;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Durations of one kind of operation over the runs of a cell. What failed is over early, so it is counted and not mixed in.
 *
 * <p>The intervals say how far another choice of seeds would move the number. They say nothing of how right the parameters
 * are.
 *
 * @param sorted durations in ns of those that succeeded, ascending
 * @param failed how many returned an error or wrote less than they were asked to
 */
public record Sample(List<Long> sorted, long failed) {
    private static final double TAIL = 0.025;

    public Sample {
        sorted = List.copyOf(sorted);
    }

    /** Both ends in ns. */
    public record Interval(long low, long high) {}

    /** The sample of a cell, or null where no such operation completed. */
    public static @Nullable Sample of(CellResult cell, String verb) {
        CellResult.Latency latency = cell.latencies().get(verb);
        return latency == null
                ? null
                : new Sample(
                        latency.succeeded(), latency.n() - latency.succeeded().size());
    }

    /** Number of durations. */
    public int n() {
        return sorted.size();
    }

    public boolean isEmpty() {
        return sorted.isEmpty();
    }

    public long min() {
        return sorted.getFirst();
    }

    public long max() {
        return sorted.getLast();
    }

    public long median() {
        return percentile(50);
    }

    /** By nearest rank, as in results.json. */
    public long percentile(int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(0, rank - 1));
    }

    public long mean() {
        return Math.round(summary().getMean());
    }

    /** Of the mean, by Student's t, 95 %; null for fewer than two durations. */
    public @Nullable Interval meanInterval() {
        if (n() < 2) {
            return null;
        }
        SummaryStatistics summary = summary();
        double t = new TDistribution(null, n() - 1.0).inverseCumulativeProbability(1 - TAIL);
        double half = t * summary.getStandardDeviation() / Math.sqrt(n());
        return new Interval(Math.round(summary.getMean() - half), Math.round(summary.getMean() + half));
    }

    /** Of the median, by ranks and for any distribution, at least 95 %; null where there are too few durations. */
    public @Nullable Interval medianInterval() {
        int rank = n() == 0 ? 0 : new BinomialDistribution(null, n(), 0.5).inverseCumulativeProbability(TAIL);
        return rank == 0 ? null : new Interval(sorted.get(rank - 1), sorted.get(n() - rank));
    }

    private SummaryStatistics summary() {
        SummaryStatistics summary = new SummaryStatistics();
        sorted.forEach(ns -> summary.addValue((double) ns));
        return summary;
    }
}
