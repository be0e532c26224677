package daxsim.kernel.fs;

import daxsim.state.Ledger;
import daxsim.state.LongMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Free blocks as runs, sorted, no two of them neighbours: what the bitmaps of ext4 and the by-block tree of XFS hold. Looking
 * a run up costs the logarithm of their number.
 */
public final class FreeSpace {
    private static final long END = Long.MAX_VALUE;

    private final LongMap counts;

    FreeSpace(Ledger ledger, String name) {
        this.counts = new LongMap(ledger, name, 1, 0, 0);
    }

    /** The first run that ends behind a block, or null. A walk goes on with the end of the run it got. */
    public @Nullable BlockRun from(long block) {
        long start = counts.lastKeyIn(0, block + 1);
        if (start < 0 || start + counts.get(start) <= block) {
            start = counts.firstKeyIn(block, END);
        }
        return start == END ? null : new BlockRun(start, counts.get(start));
    }

    /** The run that holds a block, or null. */
    @Nullable
    BlockRun find(long block) {
        BlockRun run = from(block);
        return run != null && run.start() <= block ? run : null;
    }

    /** Whether all of these blocks are free. */
    boolean holds(BlockRun blocks) {
        BlockRun run = find(blocks.start());
        return run != null && run.end() >= blocks.end();
    }

    /** Takes free blocks out. */
    void take(BlockRun blocks) {
        BlockRun run = find(blocks.start());
        if (run == null || run.end() < blocks.end()) {
            throw new IllegalStateException(blocks + " are not free");
        }
        counts.put(run.start(), blocks.start() - run.start());
        if (run.end() > blocks.end()) {
            counts.put(blocks.end(), run.end() - blocks.end());
        }
    }

    /** Adds blocks that are not free, and joins them with their neighbours. */
    void add(BlockRun blocks) {
        BlockRun next = from(blocks.start());
        if (next != null && next.start() < blocks.end()) {
            throw new IllegalStateException(blocks + " are free already");
        }
        BlockRun before = blocks.start() == 0 ? null : find(blocks.start() - 1);
        long start = before == null ? blocks.start() : before.start();
        long end = blocks.end();
        if (next != null && next.start() == end) {
            counts.put(next.start(), 0);
            end = next.end();
        }
        counts.put(start, end - start);
    }

    void clear() {
        counts.clear();
    }

    /** All runs. */
    public List<BlockRun> runs() {
        List<BlockRun> list = new ArrayList<>();
        for (BlockRun run = from(0); run != null; run = from(run.end())) {
            list.add(run);
        }
        return List.copyOf(list);
    }

    /** Blocks in the longest run. */
    public long longest() {
        long longest = 0;
        for (BlockRun run = from(0); run != null; run = from(run.end())) {
            longest = Math.max(longest, run.count());
        }
        return longest;
    }
}
