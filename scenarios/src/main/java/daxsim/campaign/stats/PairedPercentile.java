package daxsim.campaign.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The difference between the percentiles of two designs that met the same faults, first less second.
 *
 * @param difference of the two percentiles, which need not be those of one pair
 */
public record PairedPercentile(double p, int n, double difference, Interval interval) {
    static final int RESAMPLES = 1_000;
    static final int SECTIONS = 30;
    /** Observations beyond the percentile that a section needs, so that its own percentile is not off to one side. */
    private static final int BEYOND = 50;

    /**
     * How often the interval covered the truth, measured on made-up pairs, and under which conditions.
     *
     * @param conditions in words for a report
     * @param covered out of {@code trials}
     */
    public record Measured(String conditions, double p, int n, double confidence, int covered, int trials) {}

    /** For {@link #of}; the test that measures them again compares every count. */
    public static final List<Measured> MEASURED = List.of(
            measured(0.5, 30, 970),
            measured(0.5, 100, 962),
            measured(0.9, 100, 971),
            measured(0.9, 300, 960),
            measured(0.99, 300, 962),
            measured(0.5, 3_000, 966));

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
     * Compares two designs over the same replications: in sections when there are enough pairs, else by resampling.
     *
     * @param first one value for each replication
     * @param second the other design's, in the same order
     * @param seed of the resampling; the interval is the same for the same seed
     */
    public static PairedPercentile of(double[] first, double[] second, double p, double confidence, long seed) {
        boolean many = first.length * Math.min(p, 1 - p) >= SECTIONS * BEYOND;
        return many ? sections(first, second, p, confidence) : bootstrap(first, second, p, confidence, seed);
    }

    /**
     * The bootstrap's percentile interval over resampled pairs (Efron, Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13).
     * Takes time for {@value #RESAMPLES} times the number of pairs.
     */
    static PairedPercentile bootstrap(double[] first, double[] second, double p, double confidence, long seed) {
        int n = mustBePairs(first, second, p);
        int rank = Percentile.rank(n, p);
        int[] firstOrder = order(first);
        int[] secondOrder = order(second);
        double[] differences = new double[RESAMPLES];
        int[] times = new int[n];
        for (int i = 0; i < RESAMPLES; i++) {
            Arrays.fill(times, 0);
            Draws draws = new Draws(seed, i);
            for (int k = 0; k < n; k++) {
                times[draws.below(n)]++;
            }
            differences[i] = first[at(rank, firstOrder, times)] - second[at(rank, secondOrder, times)];
        }
        return new PairedPercentile(p, n, difference(first, second, p), Resamples.interval(differences, confidence));
    }

    /**
     * Student's interval from the same difference in {@value #SECTIONS} sections of the pairs (Asmussen, Glynn, "Stochastic Simulation",
     * 2007, section III.5a). The sections are of equal length and leave out a remainder at the end.
     */
    static PairedPercentile sections(double[] first, double[] second, double p, double confidence) {
        int n = mustBePairs(first, second, p);
        int length = n / SECTIONS;
        double[] differences = new double[SECTIONS];
        for (int i = 0; i < SECTIONS; i++) {
            differences[i] = difference(
                    Arrays.copyOfRange(first, i * length, (i + 1) * length),
                    Arrays.copyOfRange(second, i * length, (i + 1) * length),
                    p);
        }
        double margin = Mean.of(differences, confidence).interval().halfWidth();
        double whole = difference(first, second, p);
        return new PairedPercentile(
                p, n, whole, new Interval(whole - margin, whole + margin, confidence, SECTIONS + " sections"));
    }

    private static int mustBePairs(double[] first, double[] second, double p) {
        if (first.length != second.length || first.length < 1 || !(p > 0 && p < 1)) {
            throw new IllegalArgumentException("no pairs: " + first.length + " and " + second.length);
        }
        return first.length;
    }

    private static double difference(double[] first, double[] second, double p) {
        int rank = Percentile.rank(first.length, p);
        return Sorted.of(first).at(rank) - Sorted.of(second).at(rank);
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
