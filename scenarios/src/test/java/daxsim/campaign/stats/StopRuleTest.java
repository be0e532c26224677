package daxsim.campaign.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How many runs, planned or found out on the way. */
class StopRuleTest {
    /**
     * Leveugle and others, DATE 2009: without end, 95 % and 1 % need 9,604 faults, 99 % and 1 % need 16,588 (with the rounded 2.58 of tables
     * 16,641); 5 % need 385. From 1,000 faults at 5 % by hand: 1000 / (1 + 0.0025 * 999 / 0.9604) = 277.7.
     */
    @Test
    void leveuglesSizes() {
        assertThat(SampleSize.forRate(0.01, 0.95, 0.5, Long.MAX_VALUE)).isEqualTo(9_604);
        assertThat(SampleSize.forRate(0.01, 0.99, 0.5, Long.MAX_VALUE)).isEqualTo(16_588);
        assertThat(SampleSize.forRate(0.05, 0.95, 0.5, Long.MAX_VALUE)).isEqualTo(385);
        assertThat(SampleSize.forRate(0.05, 0.95, 0.5, 1_000)).isEqualTo(278);
        assertThat(SampleSize.forRate(0.05, 0.95, 0.5, 1)).isEqualTo(1);
        assertThat(SampleSize.forRate(0.01, 0.95, 0.1, Long.MAX_VALUE)).isEqualTo(3_458);
        assertThat(SampleSize.forMean(1, 0.95, 10)).isEqualTo(385);
        assertThat(SampleSize.forMean(1, 0.95, 0)).isEqualTo(2);
        assertThatThrownBy(() -> SampleSize.forRate(0, 0.95, 0.5, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLooksAreFixedBefore() {
        StopRule rule = StopRule.doubling(0.01, 0.95, 100, 1_000);
        assertThat(rule.looks()).isEqualTo(List.of(100L, 200L, 400L, 800L, 1_000L));
        assertThat(rule.confidenceAtLook()).isEqualTo(0.99);
        assertThat(StopRule.doubling(0.01, 0.95, 100, 100).looks()).containsExactly(100L);
        Interval wide = new Interval(0, 1, 0.99, "made up");
        assertThat(rule.stop(0, wide)).isFalse();
        assertThat(rule.stop(4, wide)).as("the end").isTrue();
        assertThat(rule.stop(0, new Interval(0.5, 0.515, 0.99, "made up"))).isTrue();
        assertThat(rule.reported(wide)).isEqualTo(new Interval(0, 1, 0.95, "made up, stopped at one of 5 looks"));
    }

    /** Rates: an interval of at least its name at every look makes one of at least its name at the stop. */
    @Test
    void stoppingAtATargetWidthKeepsTheCoverage() {
        for (double p : new double[] {0.01, 0.05, 0.3, 0.5}) {
            StopRule rule = StopRule.doubling(0.05, 0.95, 50, 800);
            int covered = 0;
            int early = 0;
            Trials trials = new Trials(53);
            for (int trial = 0; trial < 10_000; trial++) {
                int hits = 0;
                long n = 0;
                for (int look = 0; look < rule.looks().size(); look++) {
                    for (; n < rule.looks().get(look); n++) {
                        hits += trials.unit() < p ? 1 : 0;
                    }
                    Interval at = Proportion.clopperPearson(hits, n, rule.confidenceAtLook())
                            .interval();
                    if (rule.stop(look, at)) {
                        covered += rule.reported(at).contains(p) ? 1 : 0;
                        early += look < rule.looks().size() - 1 ? 1 : 0;
                        break;
                    }
                }
            }
            assertThat(covered / 10_000.0).as("p " + p).isGreaterThanOrEqualTo(0.95);
            if (p < 0.1) {
                assertThat(early).as("a rare outcome needs fewer runs").isGreaterThan(9_000);
            }
        }
    }

    /** Means of a skewed quantity, where a sample that looks narrow is one that missed the tail. */
    @Test
    void stoppingOnAMeanKeepsTheCoverage() {
        StopRule rule = StopRule.doubling(0.2, 0.95, 50, 800);
        int covered = 0;
        int naive = 0;
        Trials trials = new Trials(59);
        for (int trial = 0; trial < 10_000; trial++) {
            double[] values = new double[800];
            for (int i = 0; i < 800; i++) {
                values[i] = trials.exponential();
            }
            covered += stopped(rule, values, rule.confidenceAtLook()).contains(1) ? 1 : 0;
            naive += stopped(rule, values, 0.95).contains(1) ? 1 : 0;
        }
        assertThat(covered / 10_000.0).isGreaterThanOrEqualTo(0.95);
        assertThat(naive / 10_000.0).as("what the rule is there for").isLessThan(0.94);
    }

    private static Interval stopped(StopRule rule, double[] values, double confidence) {
        for (int look = 0; ; look++) {
            double[] first =
                    java.util.Arrays.copyOf(values, rule.looks().get(look).intValue());
            Interval at = Mean.of(first, confidence).interval();
            if (rule.stop(look, at)) {
                return rule.reported(at);
            }
        }
    }
}
