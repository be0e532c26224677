package daxsim.campaign.store;

/**
 * A part of a campaign that one machine runs: of all batches, counted through all treatments, each {@code of}-th.
 *
 * @param index from 1 to {@code of}
 */
public record Shard(int index, int of) {
    /** Everything. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (of < 1 || index < 1 || index > of) {
            throw new IllegalArgumentException("no such shard: " + index + "/" + of);
        }
    }

    boolean has(long number) {
        return number % of == index - 1;
    }

    @Override
    public String toString() {
        return index + "/" + of;
    }
}
