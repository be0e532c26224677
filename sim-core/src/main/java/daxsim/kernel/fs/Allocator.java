package daxsim.kernel.fs;

import daxsim.state.Hash;
import daxsim.state.Ledger;
import daxsim.state.RefCell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of a filesystem that no file has: free ones, which its policy hands out, and those that wait for the transaction
 * that freed them to commit.
 */
public final class Allocator {
    private final FreeSpace free;
    /** Pending, newest first: a chain, so that one more costs nothing. */
    private final RefCell<Pending> pending;

    private final AllocationPolicy policy;
    private final boolean reuseAtOnce;

    /** Freed blocks and those that were freed before them. */
    private record Pending(BlockRun blocks, @Nullable Pending before, long stateHash) implements Hash.Hashed {
        static final Pending NOTHING = new Pending(new BlockRun(0, 0), null, 0);

        /** The order in which they were freed makes no difference. */
        Pending and(BlockRun more) {
            return new Pending(more, this, stateHash + more.stateHash());
        }
    }

    /**
     * @param reuseAtOnce whether freed blocks can be had again without a commit, which no filesystem does
     */
    Allocator(Ledger ledger, String name, AllocationPolicy policy, List<BlockRun> data, boolean reuseAtOnce) {
        this.free = new FreeSpace(ledger, name + " free blocks");
        this.pending = new RefCell<>(ledger, name + " pending frees", Pending.NOTHING);
        this.policy = policy;
        this.reuseAtOnce = reuseAtOnce;
        data.forEach(free::add);
    }

    /** Takes blocks; null when nothing is free. */
    @Nullable
    BlockRun allocate(AllocationPolicy.Request request) {
        BlockRun blocks = policy.choose(free, request);
        if (blocks != null) {
            free.take(blocks);
        }
        return blocks;
    }

    /** Takes exactly these blocks, as the builder of a world does; false when they are not free. */
    boolean reserve(BlockRun blocks, long fileBlocks) {
        if (!free.holds(blocks)) {
            return false;
        }
        free.take(blocks);
        policy.placed(blocks, fileBlocks);
        return true;
    }

    /** Frees blocks; they are pending until {@link #commit}. */
    void release(BlockRun blocks) {
        if (reuseAtOnce) {
            free.add(blocks);
        } else {
            pending.set(pending.get().and(blocks));
        }
    }

    /** Whether a commit would make blocks free. */
    boolean anyPending() {
        return pending.get() != Pending.NOTHING;
    }

    /** The transaction has committed: pending blocks can be used again. */
    void commit() {
        for (BlockRun blocks : pendingBlocks()) {
            free.add(blocks);
        }
        if (anyPending()) {
            pending.set(Pending.NOTHING);
        }
    }

    /** A mount after a crash: free is what no file has. */
    void recover(List<BlockRun> data, List<BlockRun> used) {
        free.clear();
        pending.set(Pending.NOTHING);
        data.forEach(free::add);
        used.forEach(free::take);
        policy.mounted();
    }

    FreeSpace free() {
        return free;
    }

    private List<BlockRun> pendingBlocks() {
        List<BlockRun> list = new ArrayList<>();
        for (Pending p = pending.get(); p != Pending.NOTHING; p = java.util.Objects.requireNonNull(p.before())) {
            list.add(p.blocks());
        }
        return list;
    }

    /** All blocks that no file has, the pending ones too. */
    List<BlockRun> unused() {
        List<BlockRun> list = new ArrayList<>(free.runs());
        list.addAll(pendingBlocks());
        list.sort(java.util.Comparator.comparingLong(BlockRun::start));
        return List.copyOf(list);
    }
}
