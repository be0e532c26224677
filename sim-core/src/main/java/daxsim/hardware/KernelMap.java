package daxsim.hardware;

import daxsim.state.Ledger;
import daxsim.state.LongMap;

/**
 * The kernel's page tables as the CPU sees them: the direct map, a page at a time with a cache type and a present bit, and
 * private uncached aliases of single pages.
 *
 * <p>Type and present bit are apart because changing one leaves the other alone, in Linux as here.
 */
public final class KernelMap {
    /** Kernel virtual address of physical address 0 in the direct map. */
    public static final long DIRECT = 0xffff_8880_0000_0000L;
    /** Kernel virtual address at which the alias of physical address 0 would lie. */
    public static final long ALIAS = 0xffff_c900_0000_0000L;

    private static final long NOT_PRESENT = 8;
    private static final MemType[] TYPES = MemType.values();

    private final LongMap direct;
    private final LongMap aliases;

    KernelMap(Ledger ledger) {
        this.direct = new LongMap(ledger, "direct map", 4, 0, 0);
        this.aliases = new LongMap(ledger, "alias mappings", 1, 0, 0);
    }

    /** Where an access through a kernel address goes. */
    public record Target(long phys, MemType type, boolean present) {}

    /** Walks the tables for one address. */
    public Target walk(long kaddr) {
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

    /** Maps one more alias of a page. */
    public void addAlias(long pfn) {
        aliases.put(pfn, aliases.get(pfn) + 1);
    }

    /** Removes one alias of a page. */
    public void removeAlias(long pfn) {
        aliases.put(pfn, Math.max(0, aliases.get(pfn) - 1));
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
    }
}
