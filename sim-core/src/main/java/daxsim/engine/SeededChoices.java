package daxsim.engine;

import java.util.Arrays;

/** Answers drawn by (seed, choice point, entity, n); an order of questions that differs between designs shifts nothing. */
public final class SeededChoices implements Choices {
    private static final int POINTS = ChoicePoint.values().length;
    private long seed;
    private KeyedStream[] streams = new KeyedStream[0];

    public SeededChoices(long seed) {
        this.seed = seed;
    }

    /** Starts again under another seed. */
    public void reseed(long next) {
        seed = next;
        Arrays.fill(streams, null);
    }

    /** The seed of run {@code i} of an experiment with this seed. */
    public static long seedOfRun(long seed, long i) {
        return Mix.mix(seed, i);
    }

    private KeyedStream stream(ChoicePoint point, int entity) {
        int slot = entity * POINTS + point.ordinal();
        if (slot >= streams.length) {
            streams = Arrays.copyOf(streams, Math.max(slot + 1, 2 * streams.length));
        }
        KeyedStream stream = streams[slot];
        if (stream == null) {
            stream = new KeyedStream(seed, point, entity);
            streams[slot] = stream;
        }
        return stream;
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        return bound == 1 ? 0 : stream(point, entity).nextInt(0, bound - 1);
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return stream(point, entity).nextDouble();
    }
}
