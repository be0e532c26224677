package daxsim.kernel.fs;

import daxsim.state.Hash;

/** Blocks of a device that lie together: {@code [start, start + count)}. */
public record BlockRun(long start, long count) implements Hash.Hashed {
    @Override
    public long stateHash() {
        return Hash.mix(start, count);
    }

    public long end() {
        return start + count;
    }

    boolean holds(long block) {
        return block >= start && block < end();
    }

    /** The part in {@code [from, to)}; its count is not positive where there is none. */
    BlockRun within(long from, long to) {
        long first = Math.max(start, from);
        return new BlockRun(first, Math.min(end(), to) - first);
    }
}
