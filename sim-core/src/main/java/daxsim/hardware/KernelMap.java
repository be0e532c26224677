package daxsim.hardware;

import daxsim.state.Hash;
import daxsim.state.Ledger;
import daxsim.state.LongMap;
import daxsim.state.RefCell;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's page tables as the CPU sees them: the direct map, a page at a time with a cache type and a present bit, the
 * size of the entries that hold it, and private uncached aliases of single pages.
 *
 * <p>Type and present bit are apart because changing one leaves the other alone, in Linux as here.
 */
public final class KernelMap {
    /** Kernel virtual address of physical address 0 in the direct map. */
    public static final long DIRECT = 0xffff_8880_0000_0000L;
    /** Kernel virtual address at which the alias of physical address 0 would lie. */
    public static final long ALIAS = 0xffff_c900_0000_0000L;
    /** Kernel virtual address at which physical address 0 would lie in a mapping that vmap() put together. */
    public static final long VMAP = 0xffff_d900_0000_0000L;

    private static final long NOT_PRESENT = 8;
    private static final MemType[] TYPES = MemType.values();

    private static final int GIGA_SHIFT = 30;

    private final List<Media> media;
    private final LongMap direct;
    private final LongMap aliases;
    private final LongMap split;
    private final RefCell<List<Pages>> vmaps;

    KernelMap(Ledger ledger, List<Media> media) {
        this.media = media;
        this.direct = new LongMap(ledger, "direct map", 4, 0, 0);
        long[] seldom = ledger.places("alias mappings, split entries", 1);
        this.aliases = new LongMap(ledger, seldom, 0, 0);
        this.split = new LongMap(ledger, seldom, 0, 0);
        this.vmaps = new RefCell<>(ledger, "vmap mappings", List.of());
    }

    private record Pages(long pfn, long count) implements Hash.Hashed {
        @Override
        public long stateHash() {
            return Hash.mix(pfn, count);
        }
    }

    /** Where an access through a kernel address goes. */
    public record Target(long phys, MemType type, boolean present) {}

    /** The physical address behind a kernel address, mapped or not. */
    static long phys(long kaddr) {
        return kaddr - (kaddr >= ALIAS ? ALIAS : DIRECT);
    }

    /** Walks the tables for one address. */
    public Target walk(long kaddr) {
        if (kaddr >= VMAP) {
            return new Target(kaddr - VMAP, MemType.WB, true);
        }
        if (kaddr >= ALIAS) {
            long phys = kaddr - ALIAS;
            return new Target(phys, MemType.UC, aliases.get(phys >> Units.PAGE_SHIFT) > 0);
        }
        long phys = kaddr - DIRECT;
        long entry = direct.get(phys >> Units.PAGE_SHIFT);
        return new Target(phys, TYPES[(int) (entry & 7)], (entry & NOT_PRESENT) == 0);
    }

    public MemType type(long pfn) {
        return TYPES[(int) (direct.get(pfn) & 7)];
    }

    public boolean present(long pfn) {
        return (direct.get(pfn) & NOT_PRESENT) == 0;
    }

    public void setType(long pfn, MemType type) {
        direct.put(pfn, direct.get(pfn) & NOT_PRESENT | type.ordinal());
    }

    public void setPresent(long pfn, boolean present) {
        direct.put(pfn, direct.get(pfn) & 7 | (present ? 0 : NOT_PRESENT));
    }

    /**
     * The largest entry that maps a page now, in bytes: 1 GiB where a device fills all of it, else 2 MiB, until somebody has
     * split it.
     */
    public long entrySize(long pfn) {
        long phys = pfn << Units.PAGE_SHIFT;
        long giga = phys >> GIGA_SHIFT;
        if (split.get(-1 - giga) == 0 && filled(giga << GIGA_SHIFT)) {
            return 1L << GIGA_SHIFT;
        }
        return split.get(phys >> Units.HUGE_SHIFT) == 0 ? Units.HUGE : Units.PAGE;
    }

    private boolean filled(long from) {
        for (Media m : media) {
            if (m.base() <= from && m.base() + m.size() >= from + (1L << GIGA_SHIFT)) {
                return true;
            }
        }
        return false;
    }

    /** Replaces the entry that maps a page by entries of the next size. They are never joined again. */
    public void split(long pfn) {
        long phys = pfn << Units.PAGE_SHIFT;
        split.put(entrySize(pfn) > Units.HUGE ? -1 - (phys >> GIGA_SHIFT) : phys >> Units.HUGE_SHIFT, 1);
    }

    /** First page from {@code first} on that is not present, or {@code first + count}. */
    public long firstAbsent(long first, long count) {
        long end = first + count;
        for (long pfn = direct.firstKeyIn(first, end); pfn < end; pfn = direct.firstKeyIn(pfn + 1, end)) {
            if (!present(pfn)) {
                return pfn;
            }
        }
        return end;
    }

    /** Maps one more alias of a page. */
    public void addAlias(long pfn) {
        aliases.put(pfn, aliases.get(pfn) + 1);
    }

    /** Removes one alias of a page. */
    public void removeAlias(long pfn) {
        aliases.put(pfn, Math.max(0, aliases.get(pfn) - 1));
    }

    /** Maps pages once more, cached and for good: what becomes of their entries in the direct map does not reach this one. */
    public void addVmap(long pfn, long count) {
        List<Pages> more = new ArrayList<>(vmaps.get());
        more.add(new Pages(pfn, count));
        vmaps.set(List.copyOf(more));
    }

    /** Whether a cached mapping of the page exists that a CPU could speculate through. */
    public boolean cached(long pfn) {
        boolean direct = present(pfn) && type(pfn) == MemType.WB;
        return direct
                || vmaps.get().stream().anyMatch(pages -> pfn >= pages.pfn() && pfn < pages.pfn() + pages.count());
    }

    /** Aliases that exist now. */
    public int aliasCount() {
        int[] sum = new int[1];
        aliases.forEach((pfn, count) -> sum[0] += (int) count);
        return sum[0];
    }

    /** How many pages have a direct-map entry that is not an ordinary cached one. */
    public int changedPages() {
        return direct.size();
    }

    /** Told of a page whose direct-map entry is not an ordinary cached one. */
    public interface Changed {
        void page(long pfn, MemType type, boolean present);
    }

    /** Shows every page whose direct-map entry is not an ordinary cached one, in order. */
    public void forEachChanged(Changed changed) {
        direct.forEach((pfn, entry) -> changed.page(pfn, TYPES[(int) (entry & 7)], (entry & NOT_PRESENT) == 0));
    }

    /** A reboot: everything is write-back again. */
    void reset() {
        direct.clear();
        aliases.clear();
        split.clear();
        vmaps.set(List.of());
    }
}
