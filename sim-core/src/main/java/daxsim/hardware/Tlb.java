package daxsim.hardware;

import daxsim.state.Ledger;
import daxsim.state.LongMap;

/**
 * Translations of one address space that CPUs hold, and which CPUs have it loaded (mm_cpumask).
 *
 * <p>A CPU keeps what it has once used until it is told to drop it: there is room for everything. The entries are the
 * kernel's; here they are numbers, and 0 is none.
 */
public final class Tlb {
    /** The ledger's place of everything that is kept for 2 MiB at a time: most worlds never change any of it. */
    public static final String HUGE_PLACE = "2 MiB mappings";

    private static final int CPU_BITS = 10;
    private static final long ONE_PAGE = 1L << CPU_BITS;

    private final boolean on;
    private final LongMap small;
    private final LongMap huge;
    private final LongMap loaded;

    /**
     * Without any translations.
     *
     * @param pages the ledger's places of the page tables, by page
     * @param hugePages the ledger's place of what is 2 MiB large
     * @param on whether CPUs hold translations at all
     */
    public Tlb(Ledger ledger, String name, long[] pages, long hugePages, boolean on) {
        this.on = on;
        this.small = new LongMap(ledger, pages, CPU_BITS, 0);
        this.huge = new LongMap(ledger, new long[] {hugePages}, 0, 0);
        this.loaded = new LongMap(ledger, name + " loaded", 1, 0, 0);
    }

    /** A task of this address space runs on a CPU. */
    public void load(int cpu, int task) {
        if (on && loaded.get(cpu) != task + 1) {
            loaded.put(cpu, task + 1);
        }
    }

    /** The CPU has left this address space for good. */
    public void unload(int cpu) {
        if (on && loaded.get(cpu) != 0) {
            loaded.put(cpu, 0);
        }
    }

    /** The next CPU from {@code cpu} on that has this address space loaded, or -1. */
    public int nextLoaded(int cpu) {
        int end = 1 << CPU_BITS;
        int next = (int) loaded.firstKeyIn(cpu, end);
        return next == end ? -1 : next;
    }

    /** The task that runs in this address space on a CPU which has it loaded. */
    public int taskOn(int cpu) {
        return (int) loaded.get(cpu) - 1;
    }

    private static long key(int cpu, long address) {
        return address >> Units.PAGE_SHIFT << CPU_BITS | cpu;
    }

    private static long hugeKey(int cpu, long address) {
        return address >> Units.HUGE_SHIFT << CPU_BITS | cpu;
    }

    /** What this CPU holds for a page, or 0. */
    public long get(int cpu, long address) {
        return on ? small.get(key(cpu, address)) : 0;
    }

    /** What this CPU holds for the 2 MiB around an address, or 0. */
    public long getHuge(int cpu, long address) {
        return on ? huge.get(hugeKey(cpu, address)) : 0;
    }

    /** This CPU has walked the page tables to an entry of a page. */
    public void fill(int cpu, long address, long entry) {
        if (on) {
            small.put(key(cpu, address), entry);
        }
    }

    /** This CPU has walked the page tables to an entry of 2 MiB. */
    public void fillHuge(int cpu, long address, long entry) {
        if (on) {
            huge.put(hugeKey(cpu, address), entry);
        }
    }

    /** Whether this CPU holds any translation of {@code [from, to)}. */
    public boolean holds(int cpu, long from, long to) {
        return heldIn(small, cpu, from >> Units.PAGE_SHIFT, (to - 1 >> Units.PAGE_SHIFT) + 1)
                || heldIn(huge, cpu, from >> Units.HUGE_SHIFT, (to - 1 >> Units.HUGE_SHIFT) + 1);
    }

    private static boolean heldIn(LongMap map, int cpu, long first, long end) {
        long stop = end << CPU_BITS;
        for (long key = map.firstKeyIn(first << CPU_BITS, stop); key < stop; key = map.firstKeyIn(key + 1, stop)) {
            if (key % ONE_PAGE == cpu) {
                return true;
            }
        }
        return false;
    }

    /** This CPU drops what it holds of {@code [from, to)}. */
    public void flush(int cpu, long from, long to) {
        drop(small, cpu, from >> Units.PAGE_SHIFT, (to - 1 >> Units.PAGE_SHIFT) + 1);
        drop(huge, cpu, from >> Units.HUGE_SHIFT, (to - 1 >> Units.HUGE_SHIFT) + 1);
    }

    private static void drop(LongMap map, int cpu, long first, long end) {
        long stop = end << CPU_BITS;
        for (long key = map.firstKeyIn(first << CPU_BITS, stop); key < stop; key = map.firstKeyIn(key + 1, stop)) {
            if (cpu < 0 || key % ONE_PAGE == cpu) {
                map.put(key, 0);
            }
        }
    }

    /** Every CPU drops what it holds of {@code [from, to)}. */
    public void flushAll(long from, long to) {
        flush(-1, from, to);
    }

    /** The address space is gone. */
    public void reset() {
        flushAll(0, 1L << 48);
        loaded.clearIn(0, 1L << CPU_BITS);
    }
}
