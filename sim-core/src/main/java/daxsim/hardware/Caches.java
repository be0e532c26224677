package daxsim.hardware;

import daxsim.state.Ledger;
import daxsim.state.RangeMap;
import daxsim.state.Runs;

/**
 * Cachelines of persistent memory, private to a CPU or shared, clean or dirty, with the contents they hold.
 *
 * <p>A load fills the private cache of its CPU; the shared cache is a victim cache and holds what was dirty once. A clean
 * private line serves its own CPU only; a dirty or shared one serves all. Lines leave by flush, by a non-temporal store over
 * them, or with the power: nothing is evicted for want of room.
 */
final class Caches {
    private static final long SHARED = 1;
    private static final long DIRTY = 2;
    private static final int PRIVATE_SHIFT = 2;
    private static final int CPU_BITS = 48;

    private final RangeMap state;
    private final RangeMap contents;

    Caches(Ledger ledger, long start, long end) {
        this.state = new RangeMap(ledger, "cache state", 6, start, end, 0, -1);
        this.contents = new RangeMap(ledger, "cache contents", 6, start, end, 0, -1);
    }

    private static long privateBit(int cpu) {
        return 1L << PRIVATE_SHIFT + Math.floorMod(cpu, CPU_BITS);
    }

    private static boolean serves(long lineState, int cpu) {
        return (lineState & (SHARED | DIRTY | privateBit(cpu))) != 0;
    }

    /** Whether a load by this CPU hits; on a hit, {@link #hitEnd} says how far. */
    boolean hits(int cpu, long phys) {
        return serves(state.valueAt(phys), cpu);
    }

    /** End of the stretch from {@code from} that hits or misses alike. */
    long hitEnd(int cpu, long from, long to) {
        boolean hit = hits(cpu, from);
        long at = from;
        while (at < to && hits(cpu, at) == hit) {
            at = state.runEnd(at, to);
        }
        return at;
    }

    Runs read(long from, long to) {
        return contents.get(from, to);
    }

    /** A load brought whole lines in. */
    void fill(int cpu, long from, long to, Runs fresh) {
        contents.put(from, fresh);
        update(from, to, privateBit(cpu), 0);
    }

    /** A load by this CPU hit: what came out of another CPU's cache is in the shared one from now on. */
    void touched(int cpu, long from, long to) {
        long own = privateBit(cpu);
        Runs old = state.get(from, to);
        Runs.Builder out = new Runs.Builder();
        boolean changed = false;
        for (int i = 0; i < old.count(); i++) {
            boolean foreign = (old.value(i) & own) == 0;
            changed |= foreign;
            out.add(old.length(i), foreign ? old.value(i) | SHARED | own : old.value(i), -1);
        }
        if (changed) {
            state.put(from, out.build());
        }
    }

    /** A store through a cached mapping. */
    void dirty(int cpu, long from, Runs runs) {
        long to = from + runs.length();
        contents.put(from, runs);
        long lineFrom = Units.down(from, Units.LINE);
        long lineTo = Units.up(to, Units.LINE);
        state.put(lineFrom, Runs.of(lineTo - lineFrom, DIRTY | privateBit(cpu), -1));
    }

    /** Drops lines without writing them back. */
    void drop(long from, long to) {
        if (state.firstNot(0, from, to) < to) {
            state.put(from, Runs.of(to - from, 0, -1));
        }
    }

    /** First dirty address in the range, or {@code to}. */
    long firstDirty(long from, long to) {
        long at = state.firstNot(0, from, to);
        while (at < to && (state.valueAt(at) & DIRTY) == 0) {
            at = state.firstNot(0, state.runEnd(at, to), to);
        }
        return at;
    }

    long dirtyEnd(long from, long to) {
        long at = from;
        while (at < to && (state.valueAt(at) & DIRTY) != 0) {
            at = state.runEnd(at, to);
        }
        return at;
    }

    /** Written back and kept, in the shared cache too; lines that no cache holds stay away. */
    void clean(long from, long to) {
        for (long at = state.firstNot(0, from, to); at < to; at = state.firstNot(0, at, to)) {
            long stop = firstAbsent(at, to);
            update(at, stop, SHARED, DIRTY);
            at = stop;
        }
    }

    boolean anyCached(long from, long to) {
        return state.firstNot(0, from, to) < to;
    }

    /** First address in the range that no cache holds, or {@code to}. */
    long firstAbsent(long from, long to) {
        long at = from;
        while (at < to && state.valueAt(at) != 0) {
            at = state.runEnd(at, to);
        }
        return at;
    }

    /** First address from {@code from} on that some cache holds, or {@code to}. */
    long firstPresent(long from, long to) {
        return state.firstNot(0, from, to);
    }

    private void update(long from, long to, long add, long remove) {
        Runs old = state.get(from, to);
        Runs.Builder out = new Runs.Builder();
        boolean changed = false;
        for (int i = 0; i < old.count(); i++) {
            long next = (old.value(i) | add) & ~remove;
            changed |= next != old.value(i);
            out.add(old.length(i), next, -1);
        }
        if (changed) {
            state.put(from, out.build());
        }
    }
}
