package daxsim.campaign.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Means with Student's interval, and the sums behind them. */
class MeanTest {
    /**
     * NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2: ZARR13.DAT has 195 values, mean 9.261460, standard deviation 0.022789;
     * the 95 % limits are 9.258242 and 9.264679.
     */
    @Test
    void nistsExample() {
        Mean mean = of(9.261460, 0.022789, 195);
        assertThat(mean.interval().lower()).isCloseTo(9.258242, within(1e-6));
        assertThat(mean.interval().upper()).isCloseTo(9.264679, within(1e-6));
    }

    /** Values with exactly this mean and deviation: half of them on either side, one in the middle. */
    private static Mean of(double mean, double deviation, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = mean + (i == n - 1 ? 0 : i % 2 == 0 ? deviation : -deviation);
        }
        return Mean.of(values, 0.95);
    }

    /** By hand: 2, 4, 6 have mean 4 and deviation 2; t(2) is 4.302653, so the margin is 4.302653 * 2 / sqrt(3) = 4.968276. */
    @Test
    void threeValuesByHand() {
        Moments moments = new Moments();
        moments.add(6);
        moments.add(2);
        moments.add(4);
        Mean mean = Mean.of(moments, 0.95);
        assertThat(mean.value()).isEqualTo(4);
        assertThat(mean.deviation()).isEqualTo(2);
        assertThat(mean.n()).isEqualTo(3);
        assertThat(mean.interval().halfWidth()).isCloseTo(4.968276, within(1e-5));
        assertThat(mean.times(-0.5).interval().lower()).isCloseTo(-2 - 4.968276 / 2, within(1e-5));
        assertThat(Mean.of(new double[] {2, 4, 6}, 0.95)).isEqualTo(mean);
    }

    @Test
    void oneObservationSaysNothingAboutTheScatter() {
        Moments moments = new Moments();
        moments.add(6);
        assertThat(Mean.of(moments, 0.95).interval())
                .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95, "Student's t"));
    }

    private static double coverage(int n, double truth, ToDoubleFunction<Trials> draw) {
        Trials trials = new Trials(11);
        int covered = 0;
        for (int trial = 0; trial < 10_000; trial++) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = draw.applyAsDouble(trials);
            }
            covered += Mean.of(values, 0.95).interval().contains(truth) ? 1 : 0;
        }
        return covered / 10_000.0;
    }

    @Test
    void theIntervalCoversItsName() {
        assertThat(coverage(5, 0, Trials::normal)).as("normal, 5").isBetween(0.94, 0.96);
        assertThat(coverage(30, 0.5, Trials::unit)).as("uniform, 30").isBetween(0.94, 0.96);
        assertThat(coverage(200, 1, Trials::exponential)).as("exponential, 200").isBetween(0.94, 0.96);
        assertThat(coverage(30, 0, Trials::laplace))
                .as("differences of pairs, 30")
                .isBetween(0.94, 0.96);
    }

    @Test
    void anyOrderOfMergingGivesTheSameBits() {
        Trials trials = new Trials(3);
        List<Moments> parts = new ArrayList<>();
        List<Latencies> histograms = new ArrayList<>();
        Moments all = new Moments();
        BigInteger sum = BigInteger.ZERO;
        for (int part = 0; part < 50; part++) {
            parts.add(new Moments());
            histograms.add(new Latencies());
            for (int i = 0; i < 100; i++) {
                long value = (long) (trials.unit() * (part % 2 == 0 ? 1e18 : 1e3));
                parts.getLast().add(value);
                histograms.getLast().add(value);
                all.add(value);
                sum = sum.add(BigInteger.valueOf(value));
            }
        }
        Mean expected = Mean.of(all, 0.95);
        List<String> buckets = buckets(histograms);
        assertThat(all.sum()).isEqualTo(sum);
        for (int order = 0; order < 20; order++) {
            Collections.shuffle(parts, new Random(order));
            Collections.shuffle(histograms, new Random(order));
            Moments merged = new Moments();
            parts.forEach(merged::merge);
            assertThat(Mean.of(merged, 0.95)).isEqualTo(expected);
            assertThat(merged.min()).isEqualTo(all.min());
            assertThat(merged.max()).isEqualTo(all.max());
            assertThat(merged.sum()).isEqualTo(sum);
            assertThat(buckets(histograms)).isEqualTo(buckets);
        }
    }

    private static List<String> buckets(List<Latencies> parts) {
        Latencies merged = new Latencies();
        parts.forEach(merged::merge);
        List<String> buckets = new ArrayList<>();
        merged.forEach((from, to, count) -> buckets.add(from + " to " + to + ": " + count));
        return buckets;
    }

    @Test
    void aTimeIsReadBackWithinItsError() {
        Latencies latencies = new Latencies();
        long[] times = {0, 1, 1_000, 2_047, 2_048, 123_456, 98_765_432_109L, 1L << 50};
        for (long time : times) {
            latencies.add(time);
        }
        for (int rank = 1; rank <= times.length; rank++) {
            assertThat(latencies.at(rank)).isBetween((double) times[rank - 1], times[rank - 1] * (1 + Latencies.ERROR));
        }
        assertThat(latencies.n()).isEqualTo(times.length);
    }
}
