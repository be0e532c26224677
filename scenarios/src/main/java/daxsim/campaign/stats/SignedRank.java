package daxsim.campaign.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test of paired differences ("Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945), and how
 * large the effect is: the matched-pairs rank-biserial correlation, the share of ranks that speak for one side less the share that
 * speaks for the other (Kerby, "The simple difference formula", Comprehensive Psychology 3, 2014). Pairs without a difference are left
 * out, as in Wilcoxon's paper.
 *
 * @param n pairs
 * @param differing pairs with a difference
 * @param pValue two-sided; exact for small samples without ties, else normal with correction for ties; 1 when no pair differs
 * @param effect from -1 (every difference negative) to 1 (every difference positive); 0 when no pair differs
 * @param interval of the effect
 */
public record SignedRank(int n, int differing, double pValue, double effect, Interval interval) {
    /**
     * Tests differences.
     *
     * @param resamples for the interval of the effect; costs as many times the number of pairs
     * @param seed the interval is the same for the same seed
     */
    public static SignedRank of(double[] differences, double confidence, int resamples, long seed) {
        int n = differences.length;
        if (n < 1) {
            throw new IllegalArgumentException("no pairs");
        }
        int differing = (int) Arrays.stream(differences).filter(d -> d != 0).count();
        double p = differing == 0
                ? 1
                : WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(differences[i])))
                .mapToInt(i -> i)
                .toArray();
        int[] times = new int[n];
        double[] effects = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            Arrays.fill(times, 0);
            Draws draws = new Draws(seed, i);
            for (int k = 0; k < n; k++) {
                times[draws.below(n)]++;
            }
            effects[i] = effect(differences, order, times);
        }
        Arrays.fill(times, 1);
        return new SignedRank(
                n, differing, p, effect(differences, order, times), Resamples.interval(effects, confidence));
    }

    /** Equal differences share the mean of their ranks. */
    private static double effect(double[] differences, int[] order, int[] times) {
        double balance = 0;
        double total = 0;
        long before = 0;
        for (int from = 0; from < order.length; ) {
            double size = Math.abs(differences[order[from]]);
            long positive = 0;
            long count = 0;
            int to = from;
            for (; to < order.length && Math.abs(differences[order[to]]) == size; to++) {
                count += times[order[to]];
                positive += differences[order[to]] > 0 ? times[order[to]] : 0;
            }
            if (size != 0) {
                double rank = before + (count + 1) / 2.0;
                balance += rank * (2 * positive - count);
                total += rank * count;
                before += count;
            }
            from = to;
        }
        return total == 0 ? 0 : balance / total;
    }
}
