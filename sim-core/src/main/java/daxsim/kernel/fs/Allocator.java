package daxsim.kernel.fs;

import daxsim.state.Hash;
import daxsim.state.Ledger;
import daxsim.state.RefCell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Free blocks of a filesystem, first fit behind a goal as ext4 looks for neighbours first. It never asks badblocks. Freed
 * blocks wait for the transaction that freed them to commit.
 */
public final class Allocator {
    /** Blocks {@code [start, start + count)}. */
    public record Run(long start, long count) implements Hash.Hashed {
        @Override
        public long stateHash() {
            return Hash.mix(start, count);
        }

        long end() {
            return start + count;
        }
    }

    private final RefCell<List<Run>> free;
    private final RefCell<List<Run>> pending;

    public Allocator(Ledger ledger, String name, long firstBlock, long count) {
        this.free = new RefCell<>(ledger, name + " free blocks", List.of(new Run(firstBlock, count)));
        this.pending = new RefCell<>(ledger, name + " pending frees", List.of());
    }

    /**
     * Takes up to {@code wanted} blocks together: at the goal, else from the first free run behind it that is long enough,
     * else the longest there is.
     *
     * @return the blocks, or null when nothing is free
     */
    public @Nullable Run allocate(long goal, long wanted) {
        Run best = null;
        for (Run run : free.get()) {
            if (run.start() <= goal && run.end() > goal) {
                return take(new Run(goal, Math.min(wanted, run.end() - goal)));
            }
            boolean behind = run.start() >= goal;
            boolean fits = run.count() >= wanted;
            boolean bestFits = best != null && best.count() >= wanted;
            boolean bestBehind = best != null && best.start() >= goal;
            boolean better = best == null
                    || fits && !bestFits
                    || fits && bestFits && behind && !bestBehind
                    || !fits && !bestFits && run.count() > best.count();
            if (better) {
                best = run;
            }
        }
        return best == null ? null : take(new Run(best.start(), Math.min(wanted, best.count())));
    }

    /** Takes exactly these blocks, as the builder of a world does; false when they are not free. */
    public boolean reserve(long start, long count) {
        for (Run run : free.get()) {
            if (run.start() <= start && run.end() >= start + count) {
                take(new Run(start, count));
                return true;
            }
        }
        return false;
    }

    private Run take(Run taken) {
        List<Run> next = new ArrayList<>();
        for (Run run : free.get()) {
            if (run.end() <= taken.start() || run.start() >= taken.end()) {
                next.add(run);
                continue;
            }
            if (run.start() < taken.start()) {
                next.add(new Run(run.start(), taken.start() - run.start()));
            }
            if (run.end() > taken.end()) {
                next.add(new Run(taken.end(), run.end() - taken.end()));
            }
        }
        free.set(List.copyOf(next));
        return taken;
    }

    /** Frees blocks; they are pending until {@link #commit}. */
    public void release(long start, long count) {
        List<Run> next = new ArrayList<>(pending.get());
        next.add(new Run(start, count));
        pending.set(List.copyOf(next));
    }

    /** The transaction has committed: pending blocks can be used again. */
    public void commit() {
        if (pending.get().isEmpty()) {
            return;
        }
        List<Run> all = new ArrayList<>(free.get());
        all.addAll(pending.get());
        all.sort((a, b) -> Long.compare(a.start(), b.start()));
        List<Run> joined = new ArrayList<>();
        for (Run run : all) {
            if (!joined.isEmpty() && joined.getLast().end() == run.start()) {
                Run last = joined.removeLast();
                joined.add(new Run(last.start(), last.count() + run.count()));
            } else {
                joined.add(run);
            }
        }
        free.set(List.copyOf(joined));
        pending.set(List.of());
    }

    public List<Run> freeRuns() {
        return free.get();
    }

    /** The state of free blocks that a mount after a crash finds. */
    public void recover(List<Run> durableFree) {
        free.set(durableFree);
        pending.set(List.of());
    }
}
