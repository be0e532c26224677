package daxsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import nl.tudelft.simulation.jstats.distributions.DistExponential;
import nl.tudelft.simulation.jstats.distributions.DistNormal;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.djutils.stats.summarizers.Tally;
import org.junit.jupiter.api.Test;

/** Random numbers that belong to a key, today and in any later version. */
class ChoicesTest {
    @Test
    void drawingForOneEntityShiftsNoOther() {
        SeededChoices plain = new SeededChoices(42);
        SeededChoices busy = new SeededChoices(42);
        for (int i = 0; i < 100; i++) {
            busy.uniform(ChoicePoint.DURATION, 7);
            busy.pick(ChoicePoint.SCHEDULE, 0, 5);
            busy.pick(ChoicePoint.CLEARED_UNITS, 3, 9);
            assertThat(busy.uniform(ChoicePoint.DURATION, 3)).isEqualTo(plain.uniform(ChoicePoint.DURATION, 3));
        }
    }

    @Test
    void questionsWithOneAnswerDrawNothing() {
        SeededChoices plain = new SeededChoices(42);
        SeededChoices asked = new SeededChoices(42);
        assertThat(asked.pick(ChoicePoint.SCHEDULE, 0, 1)).isZero();
        assertThat(asked.pick(ChoicePoint.SCHEDULE, 0, 1000)).isEqualTo(plain.pick(ChoicePoint.SCHEDULE, 0, 1000));
    }

    /** These numbers are part of every replay string: they must never change. */
    @Test
    void theSameSeedGivesTheSameNumbersForever() {
        KeyedStream stream = new KeyedStream(1, ChoicePoint.DURATION, 2);
        assertThat(new long[] {stream.nextLong(), stream.nextLong(), stream.nextLong()})
                .containsExactly(GOLDEN_LONGS);
        assertThat(new KeyedStream(1, ChoicePoint.DURATION, 2).nextDouble()).isEqualTo(GOLDEN_DOUBLE);
        SeededChoices choices = new SeededChoices(2021);
        int[] picks = new int[8];
        for (int i = 0; i < picks.length; i++) {
            picks[i] = choices.pick(ChoicePoint.SCHEDULE, 0, 10);
        }
        assertThat(picks).containsExactly(GOLDEN_PICKS);
        assertThat(SeededChoices.seedOfRun(1, 0)).isEqualTo(GOLDEN_SEED);
    }

    private static final long[] GOLDEN_LONGS = {-2407860921240583631L, -4019340451387557264L, -2796272982527502728L};
    private static final double GOLDEN_DOUBLE = 0.8694695979074006;
    private static final int[] GOLDEN_PICKS = {2, 4, 4, 0, 8, 4, 0, 9};
    private static final long GOLDEN_SEED = -7995527694508729151L;

    @Test
    void seedsPointsEntitiesAndRunsAreDifferentStreams() {
        Set<Long> firsts = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            for (ChoicePoint point : ChoicePoint.values()) {
                for (int entity = 0; entity < 20; entity++) {
                    firsts.add(new KeyedStream(seed, point, entity).nextLong());
                }
            }
        }
        assertThat(firsts).hasSize(20 * ChoicePoint.values().length * 20);
    }

    @Test
    void uniformsLieInTheOpenUnitInterval() {
        assertThat(Mix.unit(0)).isPositive();
        assertThat(Mix.unit(-1L)).isLessThan(1);
        KeyedStream stream = new KeyedStream(3, ChoicePoint.DURATION, 0);
        long[] bins = new long[64];
        double[] expected = new double[64];
        for (int i = 0; i < 64_000; i++) {
            double u = stream.nextDouble();
            assertThat(u > 0 && u < 1).isTrue();
            bins[(int) (u * 64)]++;
        }
        java.util.Arrays.fill(expected, 1000);
        assertThat(new ChiSquareTest().chiSquareTest(expected, bins)).isGreaterThan(0.001);
    }

    @Test
    void picksCoverTheirRangeEvenly() {
        KeyedStream stream = new KeyedStream(4, ChoicePoint.SCHEDULE, 0);
        long[] bins = new long[7];
        double[] expected = new double[7];
        for (int i = 0; i < 7000; i++) {
            bins[stream.nextInt(-3, 3) + 3]++;
        }
        java.util.Arrays.fill(expected, 1000);
        assertThat(new ChiSquareTest().chiSquareTest(expected, bins)).isGreaterThan(0.001);
        assertThat(stream.nextInt(5, 5)).isEqualTo(5);
        for (int i = 0; i < 100; i++) {
            assertThat(stream.nextInt(Integer.MIN_VALUE, -1)).isNegative();
            assertThat(stream.nextFloat()).isBetween(0f, 1f);
        }
    }

    @Test
    void resettingStartsAgain() {
        KeyedStream stream = new KeyedStream(5, ChoicePoint.DELAY, 1);
        long first = stream.nextLong();
        long seed = stream.getSeed();
        stream.setSeed(99);
        assertThat(stream.nextLong()).isNotEqualTo(first);
        assertThat(stream.getOriginalSeed()).isEqualTo(seed);
        stream.reset();
        assertThat(stream.nextLong()).isEqualTo(first);

        SeededChoices choices = new SeededChoices(1);
        double one = choices.uniform(ChoicePoint.DURATION, 0);
        choices.reseed(2);
        assertThat(choices.uniform(ChoicePoint.DURATION, 0)).isNotEqualTo(one);
        choices.reseed(1);
        assertThat(choices.uniform(ChoicePoint.DURATION, 0)).isEqualTo(one);
    }

    @Test
    void dsolsDistributionsAndStatisticsRunOnKeyedStreams() {
        DistExponential exponential = new DistExponential(new KeyedStream(1, ChoicePoint.DURATION, 0), 3);
        DistNormal normal = new DistNormal(new KeyedStream(1, ChoicePoint.DURATION, 1), 10, 2);
        Tally waiting = new Tally("waiting");
        Tally length = new Tally("length");
        for (int i = 0; i < 20_000; i++) {
            waiting.register(exponential.draw());
            length.register(normal.draw());
        }
        assertThat(waiting.getSampleMean()).isCloseTo(3, within(0.1));
        assertThat(length.getSampleMean()).isCloseTo(10, within(0.06));
        assertThat(length.getSampleStDev()).isCloseTo(2, within(0.05));
    }
}
