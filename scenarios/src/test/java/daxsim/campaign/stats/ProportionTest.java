package daxsim.campaign.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** Intervals for rates: worked examples, and how often they cover a rate that is known. */
class ProportionTest {
    /** The chance that the interval of one draw of n covers p, summed over all draws. */
    private static double coverage(Proportion[] byHits, double p) {
        BinomialDistribution hits = BinomialDistribution.of(byHits.length - 1, p);
        double covered = 0;
        for (int k = 0; k < byHits.length; k++) {
            if (byHits[k].interval().contains(p)) {
                covered += hits.probability(k);
            }
        }
        return covered;
    }

    @Test
    void clopperPearsonCoversAtLeastItsNameEverywhere() {
        for (double confidence : new double[] {0.9, 0.95, 0.99}) {
            for (int n : new int[] {1, 2, 3, 5, 10, 17, 30, 50, 100, 250}) {
                Proportion[] byHits = new Proportion[n + 1];
                for (int k = 0; k <= n; k++) {
                    byHits[k] = Proportion.clopperPearson(k, n, confidence);
                }
                for (int i = 0; i <= 1_000; i++) {
                    double p = i / 1_000.0;
                    assertThat(coverage(byHits, p))
                            .as("n %d, p %s, confidence %s", n, p, confidence)
                            .isGreaterThanOrEqualTo(confidence - 1e-9);
                }
                // The coverage jumps at the ends of the intervals; it is lowest just beside them.
                for (Proportion proportion : byHits) {
                    for (double end : new double[] {
                        proportion.interval().lower(), proportion.interval().upper()
                    }) {
                        for (double p : new double[] {end - 1e-7, end + 1e-7}) {
                            if (p > 0 && p < 1) {
                                assertThat(coverage(byHits, p))
                                        .as("n %d, p %s, confidence %s", n, p, confidence)
                                        .isGreaterThanOrEqualTo(confidence - 1e-5);
                            }
                        }
                    }
                }
            }
        }
    }

    /** One-sided as well: the bound that stands where nothing was seen. */
    @Test
    void theBoundOfWhatWasNeverSeenHolds() {
        for (int n : new int[] {1, 5, 59, 300, 1_000_000}) {
            double bound = Proportion.clopperPearson(0, n, 0.95).upperBound();
            assertThat(bound).isCloseTo(-Math.expm1(Math.log(0.05) / n), within(1e-9));
            assertThat(BinomialDistribution.of(n, bound).probability(0)).isCloseTo(0.05, within(1e-6));
        }
        assertThat(Proportion.clopperPearson(1_000, 1_000, 0.95).lowerBound())
                .isCloseTo(1 - Proportion.clopperPearson(0, 1_000, 0.95).upperBound(), within(1e-12));
    }

    @Test
    void wilsonCoversItsNameAwayFromTheEnds() {
        for (double p : new double[] {0.2, 0.35, 0.5, 0.65, 0.8}) {
            int n = 400;
            int trials = 10_000;
            int covered = 0;
            Trials draws = new Trials(7);
            for (int trial = 0; trial < trials; trial++) {
                int hits = 0;
                for (int i = 0; i < n; i++) {
                    hits += draws.unit() < p ? 1 : 0;
                }
                covered += Proportion.wilson(hits, n, 0.95).interval().contains(p) ? 1 : 0;
            }
            assertThat(covered / (double) trials).as("p " + p).isBetween(0.94, 0.96);
        }
    }

    /**
     * Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods", Statistics in Medicine 17,
     * 1998, table I: methods 3 (score) and 5 (exact).
     */
    @Test
    void newcombesExamples() {
        int[][] cases = {{81, 263}, {15, 148}, {0, 20}, {1, 29}};
        double[][] wilson = {{0.2553, 0.3662}, {0.0624, 0.1605}, {0.0000, 0.1611}, {0.0061, 0.1718}};
        double[][] exact = {{0.2527, 0.3676}, {0.0578, 0.1617}, {0.0000, 0.1684}, {0.0009, 0.1776}};
        for (int i = 0; i < cases.length; i++) {
            check(Proportion.wilson(cases[i][0], cases[i][1], 0.95), wilson[i]);
            check(Proportion.clopperPearson(cases[i][0], cases[i][1], 0.95), exact[i]);
        }
    }

    private static void check(Proportion proportion, double[] ends) {
        assertThat(proportion.interval().lower()).isCloseTo(ends[0], within(0.00005));
        assertThat(proportion.interval().upper()).isCloseTo(ends[1], within(0.00005));
    }

    @Test
    void whatWasNeverSeenIsNeverABareZero() {
        assertThat(Proportion.wilson(0, 1_000, 0.95).text()).isEqualTo("0 of 1,000, below 0.3 % with 95 %");
        assertThat(Proportion.clopperPearson(0, 1_000_000, 0.99).text())
                .isEqualTo("0 of 1,000,000, below 0.000461 % with 99 %");
        assertThat(Proportion.wilson(0, 1, 0.95).text()).isEqualTo("0 of 1, below 95 % with 95 %");
        assertThat(Proportion.wilson(1_000, 1_000, 0.95).text()).isEqualTo("1,000 of 1,000, above 99.7 % with 95 %");
        assertThat(Proportion.wilson(81, 263, 0.95).text()).isEqualTo("81 of 263, 30.8 % (25.5 % to 36.7 % with 95 %)");
        assertThat(Proportion.wilson(1, 1_000_000, 0.95).text())
                .isEqualTo("1 of 1,000,000, 0.0001 % (0.0000176 % to 0.000567 % with 95 %)");
        assertThat(Proportion.wilson(999_999, 1_000_000, 0.95).text())
                .isEqualTo("999,999 of 1,000,000, 99.9999 % (99.999433 % to 99.9999824 % with 95 %)");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Proportion.clopperPearson(0, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportion.wilson(2, 1, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportion.clopperPearson(1, 2, 1.0)).isInstanceOf(IllegalArgumentException.class);
    }
}
