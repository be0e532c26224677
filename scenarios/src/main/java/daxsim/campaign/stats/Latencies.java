package daxsim.campaign.stats;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Times in a histogram whose buckets grow with the value. Its memory does not depend on how many there are, and merging loses
 * nothing: any order gives the same counts. A time that is read back is at most {@value #ERROR} of it larger than the one recorded.
 */
public final class Latencies implements Sorted {
    /** Largest relative error of a value that is read back. */
    public static final double ERROR = 0.001;

    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(DIGITS);

    /** One time in nanoseconds, not negative. */
    public void add(long ns) {
        histogram.recordValue(ns);
    }

    /** All times of another one, which stays as it is. */
    public void merge(Latencies other) {
        histogram.add(other.histogram);
    }

    @Override
    public long n() {
        return histogram.getTotalCount();
    }

    @Override
    public double at(long rank) {
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (value.getTotalCountToThisValue() >= rank) {
                return histogram.highestEquivalentValue(value.getValueIteratedTo());
            }
        }
        throw new IllegalArgumentException("no rank " + rank + " of " + n());
    }

    /** The filled buckets in their order. */
    public void forEach(BucketReader reader) {
        for (HistogramIterationValue value : histogram.recordedValues()) {
            long to = value.getValueIteratedTo();
            reader.read(
                    histogram.lowestEquivalentValue(to),
                    histogram.highestEquivalentValue(to),
                    value.getCountAtValueIteratedTo());
        }
    }

    /** Takes buckets. */
    @FunctionalInterface
    public interface BucketReader {
        /** So many times from one value to another, both included. */
        void read(long from, long to, long count);
    }
}
