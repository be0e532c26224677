package daxsim.campaign.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The difference between the percentiles of two designs that met the same faults, first less second, with the bootstrap's
 * percentile interval over resampled pairs. Costs resamples times pairs.
 *
 * @param difference of the two percentiles, which need not be those of one pair
 */
public record PairedPercentile(double p, int n, double difference, Interval interval) {
    /** Resamples that the ends of a 95 % interval need to stand still to about a tenth of its width. */
    public static final int RESAMPLES = 1_000;

    /**
     * How often the interval covered the truth, measured on made-up pairs, and under which conditions.
     *
     * @param conditions in words for a report
     * @param covered out of {@code trials}
     */
    public record Measured(String conditions, double p, int n, double confidence, int covered, int trials) {}

    /** Measured with {@value #RESAMPLES} resamples; the test that measures them again compares every count. */
    public static final List<Measured> MEASURED = List.of(
            measured(0.5, 30, 970),
            measured(0.5, 100, 962),
            measured(0.9, 100, 971),
            measured(0.9, 300, 960),
            measured(0.99, 300, 962));

    private static Measured measured(double p, int n, int covered) {
        return new Measured(
                "exponential times, half of them common to both designs, the second scaled by 0.8",
                p,
                n,
                0.95,
                covered,
                1_000);
    }

    /**
     * Compares two designs over the same replications.
     *
     * @param first one value for each replication
     * @param second the other design's, in the same order
     * @param seed the interval is the same for the same seed
     */
    public static PairedPercentile of(
            double[] first, double[] second, double p, double confidence, int resamples, long seed) {
        int n = first.length;
        if (n != second.length || n < 1 || !(p > 0 && p < 1)) {
            throw new IllegalArgumentException("no pairs: " + n + " and " + second.length);
        }
        int rank = Percentile.rank(n, p);
        int[] firstOrder = order(first);
        int[] secondOrder = order(second);
        double[] differences = new double[resamples];
        int[] times = new int[n];
        for (int i = 0; i < resamples; i++) {
            Arrays.fill(times, 0);
            Draws draws = new Draws(seed, i);
            for (int k = 0; k < n; k++) {
                times[draws.below(n)]++;
            }
            differences[i] = first[at(rank, firstOrder, times)] - second[at(rank, secondOrder, times)];
        }
        Arrays.fill(times, 1);
        return new PairedPercentile(
                p,
                n,
                first[at(rank, firstOrder, times)] - second[at(rank, secondOrder, times)],
                Resamples.interval(differences, confidence));
    }

    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    /** Which observation has a rank when each is there so many times. */
    private static int at(int rank, int[] order, int[] times) {
        int seen = 0;
        for (int index : order) {
            seen += times[index];
            if (seen >= rank) {
                return index;
            }
        }
        throw new IllegalStateException("fewer than " + rank);
    }
}
