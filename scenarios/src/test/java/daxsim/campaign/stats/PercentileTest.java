package daxsim.campaign.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.util.FastMath;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Percentiles: the interval is what resampling gives, and covers as often as it says beside it. */
class PercentileTest {
    private static double[] oneTo(int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> i + 1);
        return values;
    }

    /**
     * Conover, "Practical Nonparametric Statistics", 1999, section 3.2: for the upper quartile of 16 values at about 95 %, binomial tables
     * give the ranks. P(B <= 8) = 0.0271 is not below 0.025 and P(B <= 7) = 0.0075 is; P(B >= 16) = 0.0100 and P(B >= 15) = 0.0635: so
     * the ranks 8 and 16 with coverage 1 - 0.0075 - 0.0100 = 0.9825.
     */
    @Test
    void theUpperQuartileOfSixteen() {
        Percentile exact = Percentile.exact(Sorted.of(oneTo(16)), 0.75, 0.95);
        assertThat(exact.value()).isEqualTo(12);
        assertThat(exact.interval().lower()).isEqualTo(8);
        assertThat(exact.interval().upper()).isEqualTo(16);
        assertThat(exact.coverage()).isCloseTo(0.9825, within(0.0001));
    }

    /** The sign test's ranks for a median, in every table: 2 and 9 of 10 at 95 %, with coverage 1 - 2 * 11/1024. */
    @Test
    void theMedianOfTen() {
        Percentile exact = Percentile.exact(Sorted.of(oneTo(10)), 0.5, 0.95);
        assertThat(exact.interval().lower()).isEqualTo(2);
        assertThat(exact.interval().upper()).isEqualTo(9);
        assertThat(exact.coverage()).isCloseTo(1 - 22.0 / 1024, within(1e-12));
    }

    @Test
    void aSampleThatIsTooSmallHasNoUpperEnd() {
        Percentile exact = Percentile.exact(Sorted.of(oneTo(100)), 0.99, 0.95);
        assertThat(exact.value()).isEqualTo(99);
        assertThat(exact.interval().upper()).isEqualTo(Double.POSITIVE_INFINITY);
        Percentile bootstrap = Percentile.bootstrap(Sorted.of(oneTo(100)), 0.99, 0.95);
        assertThat(bootstrap.interval().upper()).isEqualTo(100);
        assertThat(bootstrap.coverage()).as("said, not hidden").isBetween(0.5, 0.7);
        assertThat(Percentile.exact(Sorted.of(3.0), 0.5, 0.95).coverage()).isEqualTo(1);
        assertThat(Percentile.bootstrap(Sorted.of(3.0), 0.5, 0.95).coverage()).isZero();
    }

    /** What nobody needs to draw is what comes out when somebody does. */
    @Test
    void theBootstrapIsTheLimitOfResampling() {
        int n = 60;
        double[] values = oneTo(n);
        for (double p : new double[] {0.5, 0.9, 0.95}) {
            int resamples = 40_000;
            double[] found = new double[resamples];
            for (int i = 0; i < resamples; i++) {
                Draws draws = new Draws(17, i);
                double[] resample = new double[n];
                for (int k = 0; k < n; k++) {
                    resample[k] = values[draws.below(n)];
                }
                Arrays.sort(resample);
                found[i] = resample[Percentile.rank(n, p) - 1];
            }
            Interval drawn = Resamples.interval(found, 0.95);
            Interval limit = Percentile.bootstrap(Sorted.of(values), p, 0.95).interval();
            assertThat(drawn.lower()).as("p " + p).isEqualTo(limit.lower());
            assertThat(drawn.upper()).as("p " + p).isEqualTo(limit.upper());
        }
    }

    private static double measured(int n, double p, double truth, boolean exact, ToDoubleFunction<Trials> draw) {
        Trials trials = new Trials(23);
        int covered = 0;
        double[] values = new double[n];
        for (int trial = 0; trial < 10_000; trial++) {
            for (int i = 0; i < n; i++) {
                values[i] = draw.applyAsDouble(trials);
            }
            Sorted sample = Sorted.of(values);
            Percentile percentile = exact ? Percentile.exact(sample, p, 0.95) : Percentile.bootstrap(sample, p, 0.95);
            covered += percentile.interval().contains(truth) ? 1 : 0;
        }
        return covered / 10_000.0;
    }

    @Test
    void theCoverageThatIsPrintedIsTheOneThatIsMeasured() {
        for (int n : new int[] {20, 50, 200}) {
            for (double p : new double[] {0.5, 0.9, 0.99}) {
                for (boolean exact : new boolean[] {true, false}) {
                    Sorted any = Sorted.of(oneTo(n));
                    double said =
                            (exact ? Percentile.exact(any, p, 0.95) : Percentile.bootstrap(any, p, 0.95)).coverage();
                    String what = n + " values, p " + p + (exact ? ", exact" : ", bootstrap");
                    // Three standard errors of 10,000 trials are at most 0.015.
                    assertThat(measured(n, p, p, exact, Trials::unit))
                            .as(what + ", uniform")
                            .isCloseTo(said, within(0.012));
                    assertThat(measured(n, p, -FastMath.log(1 - p), exact, Trials::exponential))
                            .as(what + ", exponential")
                            .isCloseTo(said, within(0.012));
                    assertThat(measured(n, p, Math.ceil(10 * p), exact, t -> Math.ceil(10 * t.unit())))
                            .as(what + ", values that repeat")
                            .isGreaterThan(said - 0.012);
                    assertThat(said).as(what).isGreaterThan(exact ? 0.95 : 0);
                }
            }
        }
    }

    @Test
    void aHistogramGivesTheSameRanks() {
        Latencies latencies = new Latencies();
        double[] values = oneTo(2_000);
        for (double value : values) {
            latencies.add((long) value);
        }
        assertThat(Percentile.bootstrap(latencies, 0.9, 0.95))
                .isEqualTo(Percentile.bootstrap(Sorted.of(values), 0.9, 0.95));
    }

    /** The counts that stand in the class, measured again. */
    @Test
    void pairedPercentilesCoverAsOftenAsTheySay() {
        SoftAssertions softly = new SoftAssertions();
        for (PairedPercentile.Measured said : PairedPercentile.MEASURED) {
            softly.assertThat(PairedTrials.covered(said)).as(said.toString()).isEqualTo(said.covered());
        }
        softly.assertAll();
        assertThat(PairedPercentile.MEASURED).hasSizeGreaterThan(3);
    }

    @Test
    void aConstantDifferenceIsFoundExactly() {
        double[] first = oneTo(50);
        double[] second = Arrays.stream(first).map(x -> x - 3).toArray();
        PairedPercentile paired = PairedPercentile.of(first, second, 0.9, 0.95, 1);
        assertThat(paired.difference()).isEqualTo(3);
        assertThat(paired.interval().lower()).isEqualTo(3);
        assertThat(paired.interval().upper()).isEqualTo(3);
    }

    /** Two ways to the same: neither knows the other, and they agree about the width. */
    @Test
    void sectionsAndResamplesAgree() {
        Trials trials = new Trials(61);
        double[] first = new double[30_000];
        double[] second = new double[30_000];
        Arrays.setAll(first, i -> trials.exponential());
        Arrays.setAll(second, i -> 0.5 * (i % 2 == 0 ? first[i] : trials.exponential()));
        PairedPercentile drawn = PairedPercentile.bootstrap(first, second, 0.9, 0.95, 1);
        PairedPercentile cut = PairedPercentile.sections(first, second, 0.9, 0.95);
        assertThat(cut.difference()).isEqualTo(drawn.difference());
        assertThat(cut.interval().halfWidth() / drawn.interval().halfWidth()).isBetween(0.75, 1.35);
        assertThat(PairedPercentile.of(first, second, 0.9, 0.95, 1)).isEqualTo(cut);
        assertThat(PairedPercentile.of(first, second, 0.99, 0.95, 1).interval().method())
                .startsWith("bootstrap");
    }
}
