package daxsim.kernel.mm;

import daxsim.hardware.Tlb;
import daxsim.hardware.Units;
import daxsim.kernel.x86.TlbFlush;
import daxsim.state.Ledger;
import daxsim.state.LongMap;
import daxsim.state.RefCell;
import daxsim.state.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Mappings and page tables of one process (mm_struct), and its private copies of pages.
 *
 * <p>Of page tables there are two levels: entries of pages, and above them entries of 2 MiB, each of which is empty, maps its
 * 2 MiB, or holds a table of pages. Entries change first, then CPUs are made to drop what they hold of them.
 */
public final class AddressSpace {
    private static final long MMAP_BASE = 0x7f00_0000_0000L;
    private static final long PRESENT = 1;
    private static final long WRITABLE = 2;
    private static final long ZERO_PAGE = 4;
    private static final long ANONYMOUS = 8;
    private static final long HWPOISON = 16;
    private static final long HUGE = 32;
    private static final long TABLE = 64;
    private static final int PFN_SHIFT = 7;

    private final TlbFlush flush;
    private final Tlb tlb;
    private final RefCell<List<Vma>> vmas;
    private final LongMap ptes;
    private final LongMap pmds;
    private final RefCell<NavigableMap<Long, Runs>> copies;

    public AddressSpace(Ledger ledger, String name, TlbFlush flush, boolean withTlb) {
        this.flush = flush;
        long mappings = ledger.place(name + " vmas");
        this.vmas = new RefCell<>(ledger, mappings, List.of());
        long[] pages = ledger.places(name + " ptes", 2);
        long hugePages = ledger.sharedPlace(Tlb.HUGE_PLACE);
        this.ptes = new LongMap(ledger, pages, 0, 0);
        this.pmds = new LongMap(ledger, new long[] {hugePages}, 0, 0);
        this.tlb = new Tlb(ledger, name, pages, hugePages, withTlb);
        this.copies = new RefCell<>(ledger, mappings, new TreeMap<>());
    }

    /** What CPUs hold of the page tables. */
    public Tlb tlb() {
        return tlb;
    }

    /**
     * Maps a file range at the next free 2 MiB boundary, or as far behind it as the offset lies behind one in the file where
     * the range holds 2 MiB that one entry could map (thp_get_unmapped_area).
     */
    public Vma map(int file, long offset, long length, Vma.Kind kind) {
        List<Vma> old = vmas.get();
        long base = MMAP_BASE;
        for (Vma vma : old) {
            base = Math.max(base, Units.up(vma.base() + vma.length(), Units.HUGE) + Units.HUGE);
        }
        boolean holdsHuge = Units.up(offset, Units.HUGE) + Units.HUGE <= offset + Units.up(length, Units.PAGE);
        long colour = holdsHuge ? offset & Units.HUGE - 1 : 0;
        Vma vma = new Vma(file, offset, length, kind, base + colour);
        List<Vma> next = new ArrayList<>(old);
        next.add(vma);
        vmas.set(List.copyOf(next));
        return vma;
    }

    /** Unmaps every mapping of a file, or all of them for -1. */
    public void unmap(int file) {
        List<Vma> old = vmas.get();
        vmas.set(old.stream().filter(vma -> file >= 0 && vma.file() != file).toList());
        for (Vma vma : old) {
            if (file < 0 || vma.file() == file) {
                zap(vma.base(), vma.end(), true);
                pmds.clearIn(vma.base() >> Units.HUGE_SHIFT, (vma.end() - 1 >> Units.HUGE_SHIFT) + 1);
            }
        }
    }

    /** The newest mapping of a file offset. */
    public @Nullable Vma find(int file, long offset) {
        List<Vma> list = vmas.get();
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).maps(file, offset)) {
                return list.get(i);
            }
        }
        return null;
    }

    /** The mapping that covers a user address. */
    public @Nullable Vma at(long address) {
        for (Vma vma : vmas.get()) {
            if (vma.covers(address)) {
                return vma;
            }
        }
        return null;
    }

    /** What the page tables say of a page, whatever level says it; 0 for nothing. Decode with the methods below. */
    public long pte(long address) {
        long pmd = pmds.get(address >> Units.HUGE_SHIFT);
        if ((pmd & HUGE) != 0) {
            return of(pmd, address);
        }
        return ptes.get(address >> Units.PAGE_SHIFT);
    }

    /** The entry of one page that an entry of 2 MiB stands for. */
    private static long of(long pmd, long address) {
        return pmd + ((address & Units.HUGE - 1) >> Units.PAGE_SHIFT << PFN_SHIFT);
    }

    /** What a CPU holds of the page tables for a page; 0 for nothing. */
    long cached(int cpu, long address) {
        long entry = tlb.get(cpu, address);
        if (entry != 0) {
            return entry;
        }
        long pmd = tlb.getHuge(cpu, address);
        return pmd == 0 ? 0 : of(pmd, address);
    }

    /** A CPU walks the page tables and keeps what it finds. */
    void fill(int cpu, long address, long pte) {
        if (huge(pte)) {
            tlb.fillHuge(cpu, address, pmds.get(address >> Units.HUGE_SHIFT));
        } else {
            tlb.fill(cpu, address, pte);
        }
    }

    /**
     * A CPU that is in the kernel with interrupts on takes the interrupt that waits for it: what it holds around an address
     * and the page tables no longer have, it drops.
     */
    void answerPending(int cpu, long address) {
        long cached = cached(cpu, address);
        if (cached != 0 && stale(cached, pte(address))) {
            long start = Units.down(address, Units.HUGE);
            tlb.flush(cpu, start, start + Units.HUGE);
        }
    }

    /** Whether a CPU can use an entry for a load, or for a store. */
    static boolean allows(long pte, boolean write) {
        return (pte & PRESENT) != 0 && (!write || (pte & WRITABLE) != 0);
    }

    /** Whether the page tables no longer grant what a CPU holds. */
    static boolean stale(long cached, long pte) {
        return (cached & ~WRITABLE) != (pte & ~WRITABLE) || writable(cached) && !writable(pte);
    }

    public static boolean writable(long pte) {
        return (pte & WRITABLE) != 0;
    }

    public static boolean zeroPage(long pte) {
        return (pte & ZERO_PAGE) != 0;
    }

    /** Whether it maps a private copy. */
    public static boolean anonymous(long pte) {
        return (pte & ANONYMOUS) != 0;
    }

    /** Whether it stands for a private copy that memory_failure took away. */
    public static boolean hwpoison(long pte) {
        return (pte & HWPOISON) != 0;
    }

    /** Whether one entry maps the 2 MiB around. */
    public static boolean huge(long pte) {
        return (pte & HUGE) != 0;
    }

    public static long pfn(long pte) {
        return pte >> PFN_SHIFT;
    }

    /** Whether 2 MiB around an address are mapped by pages, or were since the mapping was made. */
    boolean hasTable(long address) {
        return pmds.get(address >> Units.HUGE_SHIFT) == TABLE;
    }

    /** Maps a page of a file; what another thread has granted meanwhile stays granted. */
    public void install(long address, long pfn, boolean canWrite) {
        long old = ptes.get(address >> Units.PAGE_SHIFT);
        boolean granted = writable(old) && pfn(old) == pfn;
        put(address, pfn << PFN_SHIFT | PRESENT | (canWrite || granted ? WRITABLE : 0));
    }

    public void installZeroPage(long address) {
        put(address, PRESENT | ZERO_PAGE);
    }

    /** Maps 2 MiB by one entry, unless another thread has put a table of pages there meanwhile. */
    public void installHuge(long address, long pfn, boolean canWrite) {
        long old = pmds.get(address >> Units.HUGE_SHIFT);
        boolean granted = writable(old) && pfn(old) == pfn;
        if (old != TABLE) {
            long grant = canWrite || granted ? WRITABLE : 0;
            pmds.put(address >> Units.HUGE_SHIFT, pfn << PFN_SHIFT | PRESENT | HUGE | grant);
        }
    }

    /** Maps a private copy in the place of what was there. */
    void installCopy(long address, Runs page) {
        putCopy(address, page);
        put(address, PRESENT | WRITABLE | ANONYMOUS);
        long start = Units.down(address, Units.PAGE);
        flush.range(tlb, start, start + Units.PAGE);
    }

    /** memory_failure() of a private copy: it is gone, and the entry says why. */
    void poisonCopy(long address) {
        putCopy(address, null);
        put(address, HWPOISON);
        long start = Units.down(address, Units.PAGE);
        flush.range(tlb, start, start + Units.PAGE);
    }

    /** Where another thread has mapped 2 MiB meanwhile, the access is tried again instead. */
    private void put(long address, long pte) {
        if (huge(pmds.get(address >> Units.HUGE_SHIFT))) {
            return;
        }
        ptes.put(address >> Units.PAGE_SHIFT, pte);
        Vma vma = at(address);
        if (vma != null && vma.coversHuge(address) && !hasTable(address)) {
            pmds.put(address >> Units.HUGE_SHIFT, TABLE);
        }
    }

    private void putCopy(long address, @Nullable Runs page) {
        NavigableMap<Long, Runs> next = new TreeMap<>(copies.get());
        if (page == null) {
            next.remove(address >> Units.PAGE_SHIFT);
        } else {
            next.put(address >> Units.PAGE_SHIFT, page);
        }
        copies.set(next);
    }

    /** Loads from a private copy. */
    Runs loadCopy(long address, long length) {
        return copy(address).slice(address & Units.PAGE - 1, length);
    }

    /** Stores to a private copy. */
    void storeCopy(long address, Runs data) {
        Runs old = copy(address);
        long from = address & Units.PAGE - 1;
        long to = from + data.length();
        putCopy(address, old.slice(0, from).then(data).then(old.slice(to, Units.PAGE - to)));
    }

    private Runs copy(long address) {
        Runs page = copies.get().get(address >> Units.PAGE_SHIFT);
        if (page == null) {
            throw new IllegalStateException("no private page at 0x" + Long.toHexString(address));
        }
        return page;
    }

    /**
     * unmap_mapping_range(): takes away what maps pages of a file; an entry of 2 MiB that is partly in the range goes whole.
     *
     * @param evenCopies whether private copies go too
     */
    void unmapFilePages(int file, long first, long count, boolean evenCopies) {
        for (Vma vma : vmas.get()) {
            long from = Math.max(first << Units.PAGE_SHIFT, vma.fileOffset());
            long to = Math.min(first + count << Units.PAGE_SHIFT, vma.offset(vma.end()));
            if (vma.file() == file && from < to) {
                zap(vma.address(from), vma.address(to), evenCopies);
            }
        }
    }

    private void zap(long from, long to, boolean evenCopies) {
        long first = to;
        long last = from;
        long stop = (to - 1 >> Units.HUGE_SHIFT) + 1;
        for (long key = pmds.firstKeyIn(from >> Units.HUGE_SHIFT, stop);
                key < stop;
                key = pmds.firstKeyIn(key + 1, stop)) {
            if (huge(pmds.get(key))) {
                pmds.put(key, 0);
                first = Math.min(first, key << Units.HUGE_SHIFT);
                last = Math.max(last, key + 1 << Units.HUGE_SHIFT);
            }
        }
        long end = to >> Units.PAGE_SHIFT;
        for (long page = ptes.firstKeyIn(from >> Units.PAGE_SHIFT, end);
                page < end;
                page = ptes.firstKeyIn(page + 1, end)) {
            boolean copy = (ptes.get(page) & (ANONYMOUS | HWPOISON)) != 0;
            if (copy && !evenCopies) {
                continue;
            }
            if (copy) {
                putCopy(page << Units.PAGE_SHIFT, null);
            }
            ptes.put(page, 0);
            first = Math.min(first, page << Units.PAGE_SHIFT);
            last = Math.max(last, page + 1 << Units.PAGE_SHIFT);
        }
        if (first < last) {
            flush.range(tlb, first, last);
        }
    }

    /** __split_huge_pmd() of a file mapping: the entry of 2 MiB goes, and its pages come back one by one. */
    void splitHuge(long address) {
        long start = Units.down(address, Units.HUGE);
        if (huge(pmds.get(start >> Units.HUGE_SHIFT))) {
            pmds.put(start >> Units.HUGE_SHIFT, 0);
            flush.range(tlb, start, start + Units.HUGE);
        }
    }

    /** pfn_mkclean_range(): takes the write permission from what maps pages of a file, entry by entry. */
    void writeProtectFilePages(int file, long first, long count) {
        for (Vma vma : vmas.get()) {
            long from = Math.max(first << Units.PAGE_SHIFT, vma.fileOffset());
            long to = Math.min(first + count << Units.PAGE_SHIFT, vma.offset(vma.end()));
            if (vma.file() == file && from < to) {
                writeProtect(vma.address(from), vma.address(to));
            }
        }
    }

    private void writeProtect(long from, long to) {
        long stop = (to - 1 >> Units.HUGE_SHIFT) + 1;
        for (long key = pmds.firstKeyIn(from >> Units.HUGE_SHIFT, stop);
                key < stop;
                key = pmds.firstKeyIn(key + 1, stop)) {
            long pmd = pmds.get(key);
            if (huge(pmd) && writable(pmd)) {
                pmds.put(key, pmd & ~WRITABLE);
                flush.range(tlb, key << Units.HUGE_SHIFT, key + 1 << Units.HUGE_SHIFT);
            }
        }
        long end = to >> Units.PAGE_SHIFT;
        for (long page = ptes.firstKeyIn(from >> Units.PAGE_SHIFT, end);
                page < end;
                page = ptes.firstKeyIn(page + 1, end)) {
            long pte = ptes.get(page);
            if (writable(pte) && !anonymous(pte)) {
                ptes.put(page, pte & ~WRITABLE);
                flush.range(tlb, page << Units.PAGE_SHIFT, page + 1 << Units.PAGE_SHIFT);
            }
        }
    }

    /** The user address at which a present entry maps this page of a file, or 0; private copies do not. */
    public long addressOf(int file, long index) {
        long offset = index << Units.PAGE_SHIFT;
        for (Vma vma : vmas.get()) {
            if (vma.maps(file, offset)) {
                long pte = pte(vma.address(offset));
                if (allows(pte, false) && !zeroPage(pte) && !anonymous(pte)) {
                    return vma.address(offset);
                }
            }
        }
        return 0;
    }

    /** Which pages of a file entries of 2 MiB map, by the first page of each. */
    public List<Long> hugePages(int file) {
        List<Long> found = new ArrayList<>();
        for (Vma vma : vmas.get()) {
            long stop = (vma.end() - 1 >> Units.HUGE_SHIFT) + 1;
            for (long key = pmds.firstKeyIn(vma.base() >> Units.HUGE_SHIFT, stop);
                    key < stop;
                    key = pmds.firstKeyIn(key + 1, stop)) {
                if (vma.file() == file && huge(pmds.get(key))) {
                    found.add(vma.offset(key << Units.HUGE_SHIFT) >> Units.PAGE_SHIFT);
                }
            }
        }
        return found;
    }

    /** The machine lost power. */
    public void reset() {
        vmas.set(List.of());
        ptes.clearIn(0, Long.MAX_VALUE);
        pmds.clearIn(0, Long.MAX_VALUE);
        copies.set(new TreeMap<>());
        tlb.reset();
    }
}
