package daxsim.kernel.fs;

import daxsim.state.Ledger;
import daxsim.state.LongCell;
import org.jspecify.annotations.Nullable;

/**
 * ext4's multiblock allocator (fs/ext4/mballoc.c, ext4_mb_regular_allocator(), 5.15): the block beside the file's neighbours
 * if it is free; for a power of two a buddy of that size; else the smallest chunk that will do, group by group; at last the
 * largest there is.
 *
 * <p>Nothing is preallocated, neither to a file nor to a locality group.
 */
final class Mballoc implements AllocationPolicy {
    /** Blocks in a group: as many as one block of bitmap has bits. */
    static final long GROUP = 32768;

    private static final long GROUPS_IN_FLEX = 16;
    private static final int ORDERS = 14;
    private static final long LARGEST_BUDDY = 1L << ORDERS - 1;
    /** Files of more blocks than this (s_mb_stream_request) are placed where the last of them was. */
    private static final long STREAM_REQUEST = 16;

    private static final int MIN_TO_SCAN = 10;
    private static final int MAX_TO_SCAN = 200;
    /** Criteria of a group: 0 a buddy of the size, 1 room on average, 2 room at all, 3 anything. */
    private static final int LAST_CRITERION = 3;

    private final long groups;
    private final LongCell lastGroup;

    Mballoc(Ledger ledger, String device, long deviceBlocks) {
        this.groups = (deviceBlocks + GROUP - 1) / GROUP;
        this.lastGroup = new LongCell(ledger, device + " s_mb_last_group", 0);
    }

    @Override
    public void placed(BlockRun blocks, long fileBlocks) {
        if (fileBlocks > STREAM_REQUEST) {
            lastGroup.set((blocks.end() - 1) / GROUP);
        }
    }

    @Override
    public void mounted() {
        lastGroup.set(0);
    }

    @Override
    public @Nullable BlockRun choose(FreeSpace free, Request request) {
        BlockRun blocks = regularAllocator(free, request);
        if (blocks != null) {
            placed(blocks, request.fileBlocks());
        }
        return blocks;
    }

    /** ext4_mb_regular_allocator(). */
    private @Nullable BlockRun regularAllocator(FreeSpace free, Request request) {
        long goal = mergeGoal(request);
        if (goal >= 0) {
            BlockRun there = findByGoal(free, goal, request.wanted());
            if (there != null) {
                return there;
            }
        }
        long wanted = Math.min(request.wanted(), GROUP);
        boolean powerOfTwo = wanted > 1 && Long.bitCount(wanted) == 1 && wanted <= LARGEST_BUDDY;
        long first = request.fileBlocks() > STREAM_REQUEST ? lastGroup.get() : groupOfGoal(request);
        Search search = new Search(wanted);
        for (int criterion = powerOfTwo ? 0 : 1; criterion <= LAST_CRITERION; criterion++) {
            for (long i = 0; i < groups; i++) {
                scan(free, (first + i) % groups, criterion, search);
                if (search.found != null) {
                    return search.found;
                }
                if (search.givenUp()) {
                    return search.bestFound();
                }
            }
        }
        return search.bestFound();
    }

    /** The goal that ext4_mb_normalize_request() sets to merge with a neighbour, the left one last; -1 for none. */
    private static long mergeGoal(Request request) {
        Extent left = request.left();
        Extent right = request.right();
        if (left != null && left.fileEnd() == request.fileBlock()) {
            return left.deviceBlock() + left.count();
        }
        if (right != null && right.fileBlock() == request.fileBlock() + request.wanted()) {
            return right.deviceBlock() - request.wanted();
        }
        return -1;
    }

    /** The group of ext4_ext_find_goal(): where the block would be if the file were in one piece. */
    private long groupOfGoal(Request request) {
        Extent left = request.left();
        Extent near = left != null ? left : request.right();
        if (near == null) {
            return 0;
        }
        long goal = near.deviceBlock() + request.fileBlock() - near.fileBlock();
        return Math.min(Math.max(goal / GROUP, 0), groups - 1);
    }

    /** ext4_mb_find_by_goal(): all of it or nothing. */
    private static @Nullable BlockRun findByGoal(FreeSpace free, long goal, long wanted) {
        BlockRun blocks = new BlockRun(goal, wanted);
        boolean inOneGroup = goal / GROUP == (blocks.end() - 1) / GROUP;
        return inOneGroup && free.holds(blocks) ? blocks : null;
    }

    private static void scan(FreeSpace free, long group, int criterion, Search search) {
        long from = group * GROUP;
        long blocks = 0;
        int fragments = 0;
        for (BlockRun run = inGroup(free, from, from); run != null; run = inGroup(free, run.end(), from)) {
            blocks += run.count();
            fragments++;
        }
        if (fragments == 0) {
            return;
        }
        switch (criterion) {
            case 0 -> {
                if (group % GROUPS_IN_FLEX != 0) {
                    simpleScan(free, from, search);
                }
            }
            case 1 -> {
                if (blocks / fragments >= search.wanted) {
                    complexScan(free, from, search);
                }
            }
            case 2 -> {
                if (blocks >= search.wanted) {
                    complexScan(free, from, search);
                }
            }
            default -> complexScan(free, from, search);
        }
    }

    /** The first run behind a block that has a part in the group, or null. */
    private static @Nullable BlockRun inGroup(FreeSpace free, long block, long from) {
        BlockRun run = block < from + GROUP ? free.from(block) : null;
        return run == null || run.start() >= from + GROUP ? null : run.within(from, from + GROUP);
    }

    /** ext4_mb_simple_scan_group(): the first buddy of the smallest order that will do. */
    private static void simpleScan(FreeSpace free, long from, Search search) {
        long best = Long.MAX_VALUE;
        long at = -1;
        for (BlockRun run = inGroup(free, from, from); run != null; run = inGroup(free, run.end(), from)) {
            long block = run.start();
            while (block < run.end()) {
                long buddy = buddyAt(block - from, run.end() - from);
                if (buddy >= search.wanted && buddy < best) {
                    best = buddy;
                    at = block;
                }
                block += buddy;
            }
        }
        if (at >= 0) {
            search.found = new BlockRun(at, search.wanted);
        }
    }

    /** ext4_mb_complex_scan_group(). */
    private static void complexScan(FreeSpace free, long from, Search search) {
        for (BlockRun run = inGroup(free, from, from);
                run != null && !search.over();
                run = inGroup(free, run.end(), from)) {
            long block = run.start();
            while (block < run.end() && !search.over()) {
                long length = findExtent(block - from, run.end() - from, search.wanted);
                search.measure(new BlockRun(block, length), from);
                block += length;
            }
        }
        search.checkLimits(from, true);
    }

    /** mb_find_extent(): the buddy, and those behind it as long as more is needed. */
    private static long findExtent(long block, long end, long needed) {
        long length = buddyAt(block, end);
        while (length < needed && block + length < end) {
            length += buddyAt(block + length, end);
        }
        return length;
    }

    /** Size of the largest aligned power of two that begins at a block of the group and ends by {@code end}. */
    private static long buddyAt(long block, long end) {
        long aligned = block == 0 ? LARGEST_BUDDY : Math.min(Long.lowestOneBit(block), LARGEST_BUDDY);
        return Math.min(aligned, Long.highestOneBit(end - block));
    }

    /** struct ext4_allocation_context while groups are scanned; it lives inside one call. */
    private static final class Search {
        final long wanted;
        int scanned;

        @Nullable
        BlockRun best;

        @Nullable
        BlockRun found;

        Search(long wanted) {
            this.wanted = wanted;
        }

        /** ext4_mb_measure_extent(). */
        void measure(BlockRun chunk, long group) {
            scanned++;
            if (chunk.count() == wanted) {
                found = chunk;
                return;
            }
            BlockRun before = best;
            if (before == null) {
                best = chunk;
                return;
            }
            boolean better = before.count() < wanted
                    ? chunk.count() > before.count()
                    : chunk.count() > wanted && chunk.count() < before.count();
            if (better) {
                best = chunk;
            }
            checkLimits(group, false);
        }

        /** ext4_mb_check_limits(): a chunk that will do is taken when the group is through or enough have been looked at. */
        void checkLimits(long group, boolean groupDone) {
            BlockRun chunk = best;
            if (found != null || givenUp() || chunk == null || chunk.count() < wanted) {
                return;
            }
            boolean here = chunk.start() >= group && chunk.start() < group + GROUP;
            if (here && (groupDone || scanned > MIN_TO_SCAN)) {
                found = new BlockRun(chunk.start(), wanted);
            }
        }

        boolean over() {
            return found != null || givenUp();
        }

        boolean givenUp() {
            return scanned > MAX_TO_SCAN;
        }

        /** ext4_mb_try_best_found(). */
        @Nullable
        BlockRun bestFound() {
            BlockRun chunk = best;
            return chunk == null ? null : new BlockRun(chunk.start(), Math.min(chunk.count(), wanted));
        }
    }
}
