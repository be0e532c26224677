package daxsim.engine;

import nl.tudelft.simulation.jstats.streams.StreamInterface;

/**
 * A DSOL random stream that belongs to one key: seed, choice point, entity. Drawing from one stream never shifts another,
 * which is what makes random numbers common to designs that draw in different places.
 */
public final class KeyedStream implements StreamInterface {
    private static final long serialVersionUID = 1L;
    private final long originalSeed;
    private long seed;
    private long n;

    /** The stream of one question of one entity under one seed. */
    public KeyedStream(long seed, ChoicePoint point, int entity) {
        this.originalSeed = Mix.mix(Mix.mix(seed, point.ordinal()), entity);
        this.seed = originalSeed;
    }

    @Override
    public long nextLong() {
        return Mix.mix(seed, n++);
    }

    @Override
    public double nextDouble() {
        return Mix.unit(nextLong());
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    @Override
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    @Override
    public int nextInt(int low, int high) {
        long range = (long) high - low + 1;
        return (int) (low + Math.floorMod(nextLong() >>> 1, range));
    }

    @Override
    public long getSeed() {
        return seed;
    }

    @Override
    public long getOriginalSeed() {
        return originalSeed;
    }

    @Override
    public void setSeed(long seed) {
        this.seed = seed;
        this.n = 0;
    }

    @Override
    public void reset() {
        this.seed = originalSeed;
        this.n = 0;
    }
}
