package daxsim.campaign.stats;

import daxsim.engine.SeededChoices;

/** Numbers drawn by (seed, stream, n) alone. */
final class Draws {
    private final long key;
    private long n;

    Draws(long seed, long stream) {
        this.key = SeededChoices.seedOfRun(seed, stream);
    }

    /** Evenly from 0 to {@code bound} - 1, but for less than bound / 2^64. */
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(SeededChoices.seedOfRun(key, n++), bound);
    }
}
