package daxsim.campaign.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
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
    private static final double LEAST_SCATTER = 1.0 / 3;

    /** Tests differences; takes as long as sorting them. */
    public static SignedRank of(double[] differences, double confidence) {
        Interval.mustBeConfidence(confidence);
        double[] sorted =
                Arrays.stream(differences).filter(d -> d != 0).sorted().toArray();
        if (differences.length < 1) {
            throw new IllegalArgumentException("no pairs");
        }
        if (sorted.length == 0) {
            return new SignedRank(differences.length, 0, 1, 0, new Interval(-1, 1, confidence, "no pair differs"));
        }
        double p = WilcoxonSignedRankTest.withDefaults().test(sorted).getPValue();
        double[] shares = shares(sorted);
        double effect = effect(sorted, shares);
        return new SignedRank(differences.length, sorted.length, p, effect, interval(shares, effect, confidence));
    }

    /** For each difference the share of all others with which it makes a positive sum; half of those that cancel. */
    private static double[] shares(double[] sorted) {
        int n = sorted.length;
        double[] shares = new double[n];
        int above = n; // the first that is larger than what cancels
        int from = n; // the first that cancels
        for (int i = 0; i < n; i++) {
            while (above > 0 && sorted[above - 1] > -sorted[i]) {
                above--;
            }
            from = Math.min(from, above);
            while (from > 0 && sorted[from - 1] >= -sorted[i]) {
                from--;
            }
            double with = n - above + (above - from) / 2.0 - (sorted[i] > 0 ? 1 : 0);
            shares[i] = n == 1 ? 0.5 : with / (n - 1.0);
        }
        return shares;
    }

    /** The ranks of the positive differences add up to the number of pairs, and of single differences, with a positive sum. */
    private static double effect(double[] sorted, double[] shares) {
        double n = sorted.length;
        double positive = Arrays.stream(sorted).filter(d -> d > 0).count();
        double ranks = positive + Arrays.stream(shares).sum() * (n - 1) / 2;
        return ranks / (n * (n + 1) / 2) * 2 - 1;
    }

    /**
     * Wilson's score interval for the chance t of a positive sum, for as many observations as have the scatter of that share, which is
     * a U-statistic (Hoeffding, "A class of statistics with asymptotically normal distribution", Annals of Mathematical Statistics 19, 1948):
     * n / (4 r), where r is how the shares scatter compared with t (1 - t). For symmetric differences without an effect r is 1/3; less is
     * never taken, as near an effect of 1 or -1 the sample shows too little scatter. So it is careful there and has a width even where
     * all differences have one sign.
     */
    private static Interval interval(double[] shares, double effect, double confidence) {
        int n = shares.length;
        double mean = Arrays.stream(shares).sum() / n;
        double squares = Arrays.stream(shares).map(s -> (s - mean) * (s - mean)).sum();
        double t = (effect + 1) / 2;
        double r = LEAST_SCATTER;
        if (n > 1 && t > 0 && t < 1) {
            r = Math.max(r, squares / (n - 1.0) / (t * (1 - t)));
        }
        double m = n / (4 * r);
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
        double middle = (t + z * z / (2 * m)) / (1 + z * z / m);
        double margin = z / (1 + z * z / m) * Math.sqrt(t * (1 - t) / m + z * z / (4 * m * m));
        return new Interval(
                Math.max(-1, 2 * (middle - margin) - 1),
                Math.min(1, 2 * (middle + margin) - 1),
                confidence,
                "U-statistic, score");
    }
}
