package daxsim.kernel.fs;

import org.jspecify.annotations.Nullable;

/**
 * XFS's choice of blocks for file data (fs/xfs/libxfs/xfs_bmap.c, xfs_bmap_btalloc_best_length(), and xfs_alloc.c,
 * xfs_alloc_ag_vextent_near(), 6.1 to 6.12): an allocation group that has room in one piece, from the goal's group on; in it
 * the piece nearest to the goal, or in another group than the goal's the one that fits best.
 */
final class XfsAlloc implements AllocationPolicy {
    /** A gap of up to so many times the wish is kept between the new blocks and a neighbour (XFS_ALLOC_GAP_UNITS). */
    private static final long GAP_UNITS = 4;

    private static final long NONE = -1;

    private final AgGeometry ags;

    XfsAlloc(AgGeometry ags) {
        this.ags = ags;
    }

    /** xfs_bmap_btalloc_best_length(): the first group from the goal's on with the length wanted, or with the best there is. */
    @Override
    public @Nullable BlockRun choose(FreeSpace free, Request request) {
        long goal = adjacent(request);
        long wanted = Math.min(request.wanted(), ags.agBlocks() - AgGeometry.HEADER);
        long first = ags.ag(goal);
        long minimum = 0;
        for (long i = 0; i < ags.count() && minimum < wanted; i++) {
            minimum = Math.max(minimum, Math.min(wanted, longest(free, (first + i) % ags.count())));
        }
        if (minimum == 0) {
            return null;
        }
        for (long i = 0; i < ags.count(); i++) {
            long ag = (first + i) % ags.count();
            if (longest(free, ag) >= minimum) {
                return i == 0 ? near(free, ag, goal, minimum) : bySize(free, ag, minimum, minimum < wanted);
            }
        }
        return null;
    }

    /** xfs_bmap_adjacent(): beside a neighbour in the file, the nearer one; without any, where inodes are. */
    private long adjacent(Request request) {
        Extent left = request.left();
        Extent right = request.right();
        if (right == null) {
            if (left == null) {
                return ags.start(0);
            }
            long after = left.deviceBlock() + left.count();
            long gap = request.fileBlock() - left.fileEnd();
            if (sameAg(after + gap, left.deviceBlock())) {
                return after + gap;
            }
            return sameAg(after, left.deviceBlock()) ? after : ags.start(0);
        }
        long leftDistance = 0;
        long leftGoal = NONE;
        if (left != null && sameAg(left.deviceBlock() + left.count(), left.deviceBlock())) {
            long gap = request.fileBlock() - left.fileEnd();
            leftGoal = left.deviceBlock() + left.count();
            boolean keepsGap = gap <= GAP_UNITS * request.wanted() && sameAg(leftGoal + gap, left.deviceBlock());
            leftGoal += keepsGap ? gap : 0;
            leftDistance = keepsGap ? gap : 2 * gap;
        }
        long gap = right.fileBlock() - request.fileBlock();
        long rightGoal = right.deviceBlock();
        long rightDistance = gap;
        if (gap <= GAP_UNITS * request.wanted() && sameAg(rightGoal - gap, rightGoal)) {
            rightGoal -= gap;
        } else if (sameAg(rightGoal - request.wanted(), rightGoal)) {
            rightGoal -= request.wanted();
            rightDistance += gap - request.wanted();
        } else {
            rightDistance += gap;
        }
        return leftGoal != NONE && leftDistance <= rightDistance ? leftGoal : rightGoal;
    }

    private boolean sameAg(long block, long other) {
        return block >= 0 && block < ags.deviceBlocks() && ags.ag(block) == ags.ag(other);
    }

    private @Nullable BlockRun first(FreeSpace free, long ag) {
        return inAg(free.from(ags.start(ag)), ag);
    }

    private @Nullable BlockRun next(FreeSpace free, long ag, BlockRun run) {
        return inAg(free.from(run.end()), ag);
    }

    /** Free pieces never reach into another group: there are headers in between. */
    private @Nullable BlockRun inAg(@Nullable BlockRun run, long ag) {
        return run == null || run.start() >= ags.end(ag) ? null : run;
    }

    /** The longest free piece of a group (pagf_longest). */
    private long longest(FreeSpace free, long ag) {
        long longest = 0;
        for (BlockRun run = first(free, ag); run != null; run = next(free, ag, run)) {
            longest = Math.max(longest, run.count());
        }
        return longest;
    }

    /**
     * xfs_alloc_ag_vextent_near(): of the pieces that are long enough the one that gives the least distance from the goal;
     * among equals the longer one, then the one behind.
     */
    private @Nullable BlockRun near(FreeSpace free, long ag, long goal, long length) {
        BlockRun best = null;
        long bestStart = 0;
        for (BlockRun run = first(free, ag); run != null; run = next(free, ag, run)) {
            if (run.count() < length) {
                continue;
            }
            long start = startIn(run, goal, length);
            long closer = best == null ? -1 : Math.abs(start - goal) - Math.abs(bestStart - goal);
            if (closer < 0 || best != null && closer == 0 && run.count() >= best.count()) {
                best = run;
                bestStart = start;
            }
        }
        return best == null ? null : new BlockRun(bestStart, length);
    }

    /** xfs_alloc_ag_vextent_size(): the shortest piece that will do, the first of them; of the longest the last. */
    private @Nullable BlockRun bySize(FreeSpace free, long ag, long length, boolean longest) {
        BlockRun best = null;
        for (BlockRun run = first(free, ag); run != null; run = next(free, ag, run)) {
            boolean better = best == null || (longest ? run.count() >= best.count() : run.count() < best.count());
            if (run.count() >= length && better) {
                best = run;
            }
        }
        return best == null ? null : new BlockRun(best.start(), length);
    }

    /** xfs_alloc_compute_diff() for file data without alignment. */
    private static long startIn(BlockRun run, long goal, long length) {
        return run.start() >= goal || run.end() < goal + length ? run.start() : goal;
    }
}
