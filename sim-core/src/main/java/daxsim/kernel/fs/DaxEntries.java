package daxsim.kernel.fs;

import daxsim.hardware.Tlb;
import daxsim.hardware.Units;
import daxsim.kernel.Pages;
import daxsim.state.Ledger;
import daxsim.state.LongMap;

/**
 * The DAX entries of a file (fs/dax.c, the page cache's tree without pages): which pages a fault has made known, a page or 2
 * MiB at a time, where they lie and whether they are dirty. They belong to the file and outlive mappings and processes.
 */
final class DaxEntries {
    private static final long CLEAN = 1;
    private static final long DIRTY = 2;
    /** Stands for a hole that was loaded from. */
    private static final long ZERO = 3;

    private static final int STATE_BITS = 2;

    private final int file;
    private final LongMap small;
    private final LongMap huge;

    DaxEntries(Ledger ledger, int file, String path) {
        this.file = file;
        this.small = new LongMap(ledger, path + " dax entries", 2, 0, 0);
        this.huge = new LongMap(ledger, new long[] {ledger.sharedPlace(Tlb.HUGE_PLACE)}, 0, 0);
    }

    private static long hugeIndex(long index) {
        return index / Units.HUGE_PAGES;
    }

    /** Whether a small entry lies in the 2 MiB around a page: then no entry of 2 MiB can be made (grab_mapping_entry). */
    boolean anySmall(long index) {
        long first = Units.down(index, Units.HUGE_PAGES);
        return small.firstKeyIn(first, first + Units.HUGE_PAGES) < first + Units.HUGE_PAGES;
    }

    /** dax_insert_entry() of a page: where 2 MiB have an entry, that one stays and gets dirty as a whole. */
    void insert(Pages pages, long index, long pfn, boolean write) {
        long around = huge.get(hugeIndex(index));
        if (around != 0) {
            huge.put(hugeIndex(index), written(around, write));
            return;
        }
        small.put(index, written(entry(small.get(index), pfn), write));
        pages.setMapping(pfn, file, index);
    }

    /** dax_insert_entry() of 2 MiB. */
    void insertHuge(Pages pages, long index, long pfn, boolean write) {
        huge.put(hugeIndex(index), written(entry(huge.get(hugeIndex(index)), pfn), write));
        pages.setHugeMapping(pfn, file, index);
    }

    /** dax_load_hole(). */
    void insertZero(long index) {
        if (huge.get(hugeIndex(index)) == 0) {
            small.put(index, ZERO);
        }
    }

    private static long entry(long old, long pfn) {
        boolean same = old != 0 && old >> STATE_BITS == pfn;
        return same && state(old) != ZERO ? old : pfn << STATE_BITS | CLEAN;
    }

    private static long written(long entry, boolean write) {
        return write ? entry >> STATE_BITS << STATE_BITS | DIRTY : entry;
    }

    private static long state(long entry) {
        return entry & (1L << STATE_BITS) - 1;
    }

    /** Whether a page has an entry that stands for memory. */
    boolean isKnown(long index) {
        long entry = small.get(index);
        return isHuge(index) || entry != 0 && state(entry) != ZERO;
    }

    /** Whether the 2 MiB around a page have one entry. */
    boolean isHuge(long index) {
        return huge.get(hugeIndex(index)) != 0;
    }

    /** First page of the first dirty entry from a page on, or {@code end}. */
    long firstDirty(long from, long end) {
        long page = small.firstKeyIn(from, end);
        while (page < end && state(small.get(page)) != DIRTY) {
            page = small.firstKeyIn(page + 1, end);
        }
        long stop = hugeIndex(end + Units.HUGE_PAGES - 1);
        long key = huge.firstKeyIn(hugeIndex(from + Units.HUGE_PAGES - 1), stop);
        while (key < stop && state(huge.get(key)) != DIRTY) {
            key = huge.firstKeyIn(key + 1, stop);
        }
        return key < stop ? Math.min(page, key * Units.HUGE_PAGES) : page;
    }

    /** Where the page of an entry lies, by page frame. */
    long pfn(long index) {
        long around = huge.get(hugeIndex(index));
        return (around != 0 ? around : small.get(index)) >> STATE_BITS;
    }

    /** Written back. */
    void clean(long index) {
        long around = huge.get(hugeIndex(index));
        if (around != 0) {
            huge.put(hugeIndex(index), around & -(1L << STATE_BITS) | CLEAN);
        } else {
            small.put(index, small.get(index) & -(1L << STATE_BITS) | CLEAN);
        }
    }

    /** dax_delete_mapping_entry() of every entry that touches a range of pages; one of 2 MiB goes whole. */
    void drop(Pages pages, long first, long end) {
        for (long page = small.firstKeyIn(first, end); page < end; page = small.firstKeyIn(page + 1, end)) {
            if (state(small.get(page)) != ZERO) {
                pages.clearMapping(small.get(page) >> STATE_BITS);
            }
            small.put(page, 0);
        }
        long stop = hugeIndex(end + Units.HUGE_PAGES - 1);
        for (long key = huge.firstKeyIn(hugeIndex(first), stop); key < stop; key = huge.firstKeyIn(key + 1, stop)) {
            pages.clearHugeMapping(huge.get(key) >> STATE_BITS);
            huge.put(key, 0);
        }
    }

    /** The inode has left memory. */
    void reset() {
        small.clearIn(0, Long.MAX_VALUE);
        huge.clearIn(0, Long.MAX_VALUE);
    }
}
