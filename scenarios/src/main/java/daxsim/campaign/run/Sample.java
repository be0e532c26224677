package daxsim.campaign.run;

/**
 * The state of a world at a moment of a life.
 *
 * @param number of the sample in its life
 * @param atNs in the time of the life
 * @param gauges by {@link Gauge}
 * @param freeRuns numbers of free runs by size: class {@code i} has runs of {@code 2^i} blocks and more, as e2freefrag counts
 * @param freeBlocks blocks in them, by the same classes
 */
public record Sample(int number, long atNs, long[] gauges, long[] freeRuns, long[] freeBlocks) {}
