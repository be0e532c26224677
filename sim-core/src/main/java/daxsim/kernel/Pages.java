package daxsim.kernel;

import daxsim.hardware.Tlb;
import daxsim.hardware.Units;
import daxsim.state.Ledger;
import daxsim.state.LongMap;

/** What struct page knows of a page of persistent memory: PG_hwpoison, and the file page it was mapped for. */
public final class Pages {
    private static final int FILE_SHIFT = 40;
    private static final long INDEX_MASK = (1L << FILE_SHIFT) - 1;

    private final LongMap hwpoison;
    private final LongMap mapping;
    private final LongMap hugeMapping;

    public Pages(Ledger ledger) {
        this.hwpoison = new LongMap(ledger, "PG_hwpoison", 2, 0, 0);
        this.mapping = new LongMap(ledger, "page->mapping", 2, 0, 0);
        this.hugeMapping = new LongMap(ledger, new long[] {ledger.sharedPlace(Tlb.HUGE_PLACE)}, 0, 0);
    }

    public void setHwpoison(long pfn) {
        hwpoison.put(pfn, 1);
    }

    /** TestClearPageHWPoison. */
    public boolean testClearHwpoison(long pfn) {
        if (hwpoison.get(pfn) == 0) {
            return false;
        }
        hwpoison.put(pfn, 0);
        return true;
    }

    public int hwpoisonPages() {
        return hwpoison.size();
    }

    /** A DAX fault made this page known as page {@code index} of a file. */
    public void setMapping(long pfn, int file, long index) {
        mapping.put(pfn, (long) (file + 1) << FILE_SHIFT | index);
    }

    public void clearMapping(long pfn) {
        mapping.put(pfn, 0);
    }

    /** A DAX fault made 2 MiB of pages known as those from page {@code index} of a file on. */
    public void setHugeMapping(long pfn, int file, long index) {
        hugeMapping.put(pfn / Units.HUGE_PAGES, (long) (file + 1) << FILE_SHIFT | index);
    }

    public void clearHugeMapping(long pfn) {
        hugeMapping.put(pfn / Units.HUGE_PAGES, 0);
    }

    /** Number of the file that a DAX fault made this page known for, or -1. */
    public int file(long pfn) {
        long huge = hugeMapping.get(pfn / Units.HUGE_PAGES);
        return (int) ((huge != 0 ? huge : mapping.get(pfn)) >> FILE_SHIFT) - 1;
    }

    /** Page index in that file. */
    public long index(long pfn) {
        long huge = hugeMapping.get(pfn / Units.HUGE_PAGES);
        return huge != 0 ? (huge & INDEX_MASK) + pfn % Units.HUGE_PAGES : mapping.get(pfn) & INDEX_MASK;
    }

    /** A reboot. */
    public void reset() {
        hwpoison.clear();
        mapping.clear();
        hugeMapping.clear();
    }
}
