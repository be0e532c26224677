package daxsim.campaign.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Two designs on the same faults. */
class PairedTest {
    /**
     * Agresti, "Categorical Data Analysis", 2002, table 10.1 (approval of the Prime Minister, two surveys of the same 1,600 people): 794
     * twice, 150 first only, 86 second only, 570 never. The difference is 64/1600 = 0.04, and z0 squared is 17.36.
     */
    @Test
    void agrestisSurvey() {
        PairedCounts counts = new PairedCounts(794, 150, 86, 570);
        assertThat(counts.difference()).isEqualTo(0.04);
        // By hand: p1 = 151/1602, p2 = 87/1602, d = 64/1602, sqrt((238/1602 - d^2)/1602) = 0.0095776, times 1.959964.
        Interval interval = counts.interval(0.95);
        assertThat(interval.lower()).isCloseTo(64.0 / 1602 - 0.018772, within(5e-6));
        assertThat(interval.upper()).isCloseTo(64.0 / 1602 + 0.018772, within(5e-6));
        // The normal approximation gives 0.00003; the exact test is a little more careful.
        assertThat(counts.pValue()).isBetween(0.00003, 0.00005);
    }

    /** By hand: 6 pairs that differ, 5 of them one way: 2 * (1 + 6) / 64. */
    @Test
    void mcNemarByHand() {
        assertThat(new PairedCounts(100, 5, 1, 3).pValue()).isCloseTo(14.0 / 64, within(1e-12));
        assertThat(new PairedCounts(100, 1, 5, 3).pValue()).isCloseTo(14.0 / 64, within(1e-12));
        assertThat(new PairedCounts(100, 3, 3, 3).pValue()).isEqualTo(1);
        assertThat(PairedCounts.NONE.pValue()).isEqualTo(1);
    }

    @Test
    void pairsThatNeverDifferStillHaveAWidth() {
        Interval interval = new PairedCounts(10, 0, 0, 990).interval(0.95);
        assertThat(interval.lower()).isCloseTo(-interval.upper(), within(1e-15));
        assertThat(interval.upper()).isCloseTo(1.959964 * Math.sqrt(2) / 1002, within(1e-8));
    }

    @Test
    void countsAddUp() {
        PairedCounts some = PairedCounts.NONE.plus(true, true).plus(true, false);
        PairedCounts more =
                PairedCounts.NONE.plus(false, true).plus(false, false).plus(true, false);
        assertThat(some.plus(more)).isEqualTo(new PairedCounts(1, 2, 1, 1)).isEqualTo(more.plus(some));
        assertThat(some.plus(more).n()).isEqualTo(5);
    }

    /** Where few pairs differ, the imagined ones make it wider than it need be. */
    @Test
    void theIntervalForADifferenceOfRatesCovers() {
        double[][] cases = {{0.2, 0.1, 0.05}, {0.05, 0.02, 0.02}, {0.5, 0.2, 0.1}};
        for (double[] p : cases) {
            Trials trials = new Trials(41);
            int covered = 0;
            for (int trial = 0; trial < 10_000; trial++) {
                PairedCounts counts = PairedCounts.NONE;
                for (int i = 0; i < 300; i++) {
                    double draw = trials.unit();
                    boolean both = draw < p[0];
                    boolean first = !both && draw < p[0] + p[1];
                    boolean second = !both && !first && draw < p[0] + p[1] + p[2];
                    counts = counts.plus(both || first, both || second);
                }
                covered += counts.interval(0.95).contains(p[1] - p[2]) ? 1 : 0;
            }
            assertThat(covered / 10_000.0).as(Arrays.toString(p)).isBetween(0.94, 0.975);
        }
    }

    /**
     * Wilcoxon's own example (Darwin's fifteen pairs of plants, in eighths of an inch): 49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75,
     * 60, -48. The negative ranks are 14 and 10, so W- = 24 and W+ = 96 of 120; p = 0.041.
     */
    @Test
    void darwinsPlants() {
        double[] differences = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
        SignedRank test = SignedRank.of(differences, 0.95);
        assertThat(test.effect()).isCloseTo((96.0 - 24) / 120, within(1e-12));
        assertThat(test.pValue()).isCloseTo(0.04126, within(0.0001));
        assertThat(test.differing()).isEqualTo(15);
        assertThat(test.interval().contains(test.effect())).isTrue();
        assertThat(test.interval().lower()).isBetween(-0.2, 0.3);
        assertThat(test.interval().upper()).isBetween(0.8, 0.99);
        assertThat(SignedRank.of(differences, 0.95)).isEqualTo(test);
        double[] turned = Arrays.stream(differences).map(d -> -d).toArray();
        assertThat(SignedRank.of(turned, 0.95).effect()).isCloseTo(-0.6, within(1e-12));
    }

    @Test
    void tiesAndZerosByHand() {
        // Without the zero: sizes 1, 2, 2, 3 have ranks 1, 2.5, 2.5, 4; for plus 1 + 2.5 + 4, against it 2.5.
        SignedRank test = SignedRank.of(new double[] {0, 1, 2, -2, 3}, 0.95);
        assertThat(test.effect()).isCloseTo(0.5, within(1e-12));
        assertThat(test.n()).isEqualTo(5);
        assertThat(test.differing()).isEqualTo(4);
        SignedRank same = SignedRank.of(new double[7], 0.95);
        assertThat(same.effect()).isZero();
        assertThat(same.pValue()).isEqualTo(1);
        assertThat(same.interval().upper()).isEqualTo(1);
        assertThat(SignedRank.of(new double[] {-3}, 0.95).effect()).isEqualTo(-1);
        assertThat(SignedRank.of(new double[] {-3}, 0.95).interval().upper())
                .as("next to nothing is known")
                .isBetween(0.5, 1.0);
    }

    /** Ranks as in the definition, against the counting of pairs with a positive sum. */
    @Test
    void theEffectIsThatOfTheRanks() {
        Trials trials = new Trials(47);
        for (int trial = 0; trial < 200; trial++) {
            double[] d = new double[1 + trial % 20];
            Arrays.setAll(d, i -> Math.rint(4 * trials.normal() + 1));
            double[] differing = Arrays.stream(d).filter(x -> x != 0).toArray();
            double balance = 0;
            double total = 0;
            for (double one : differing) {
                double rank = 0.5;
                for (double other : differing) {
                    rank += Math.abs(other) < Math.abs(one) ? 1 : Math.abs(other) == Math.abs(one) ? 0.5 : 0;
                }
                balance += Math.signum(one) * rank;
                total += rank;
            }
            assertThat(SignedRank.of(d, 0.95).effect())
                    .as(Arrays.toString(d))
                    .isCloseTo(differing.length == 0 ? 0 : balance / total, within(1e-12));
        }
    }

    private static double covered(int n, double truth, ToDoubleFunction<Trials> draw) {
        Trials trials = new Trials(67);
        int covered = 0;
        for (int trial = 0; trial < 10_000; trial++) {
            double[] d = new double[n];
            Arrays.setAll(d, i -> draw.applyAsDouble(trials));
            covered += SignedRank.of(d, 0.95).interval().contains(truth) ? 1 : 0;
        }
        return covered / 10_000.0;
    }

    /** For a normal difference with mean m and deviation 1 the chance of a positive sum of two is that of a normal above -m sqrt(2). */
    @Test
    void theIntervalOfTheEffectCovers() {
        for (int n : new int[] {20, 100}) {
            for (double mean : new double[] {0, 0.5, 1.2}) {
                double truth = 2 * NormalDistribution.of(0, 1).cumulativeProbability(mean * Math.sqrt(2)) - 1;
                assertThat(covered(n, truth, t -> t.normal() + mean))
                        .as("normal, n %d, mean %s", n, mean)
                        .isBetween(0.94, mean == 0 ? 0.96 : 0.999);
            }
            // The sum of two exponential ones exceeds 2c with chance (1 + 2c) e^(-2c).
            double c = 0.4;
            assertThat(covered(n, 2 * (1 + 2 * c) * FastMath.exp(-2 * c) - 1, t -> t.exponential() - c))
                    .as("skewed, n %d", n)
                    .isBetween(0.94, 0.97);
        }
    }

    /** R's p.adjust gives these for both methods; by hand from the definitions. */
    @Test
    void manyComparisons() {
        double[] p = {0.04, 0.01, 0.03, 0.005, 0.5};
        close(Correction.HOLM.adjust(p), 0.09, 0.04, 0.09, 0.025, 0.5);
        close(Correction.BENJAMINI_HOCHBERG.adjust(p), 0.05, 0.025, 0.05, 0.025, 0.5);
        close(Correction.HOLM.adjust(0.6, 0.7), 1, 1);
        close(Correction.BENJAMINI_HOCHBERG.adjust(0.6, 0.7), 0.7, 0.7);
        assertThat(Correction.HOLM.adjust()).isEmpty();
    }

    private static void close(double[] actual, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-12));
        }
    }
}
