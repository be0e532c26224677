package daxsim.kernel.x86;

import daxsim.hardware.KernelMap;
import daxsim.hardware.MemType;
import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.trace.EventType;
import daxsim.trace.Rule;

/**
 * Page attributes of the direct map (arch/x86/mm/pat/set_memory.c). Every change splits a large mapping at first use and
 * interrupts all CPUs to flush their TLBs; setting what is set already does neither.
 */
public final class SetMemory {
    private final Core core;
    private final TlbFlush flush;
    private final KernelMap map;

    public SetMemory(Core core, TlbFlush flush) {
        this.core = core;
        this.flush = flush;
        this.map = core.memory().kernelMap();
    }

    /** set_memory_np(): the strongest protection; needs no cache flush. */
    public int np(long pfn) {
        if (changes(pfn, map.present(pfn))) {
            map.setPresent(pfn, false);
            changed(pfn, Rule.SET_MEMORY_NP);
        }
        return 0;
    }

    /**
     * set_memory_uc(): asks the memtype tree first, in which pmem is reserved write-back as one range since memremap_pages,
     * so for pmem this always fails.
     */
    public int uc(long pfn) {
        core.event(EventType.MEMTYPE_REFUSED, Rule.SET_MEMORY_UC_CONFLICT, pfn << Units.PAGE_SHIFT, 0, 0);
        core.printk(Rule.SET_MEMORY_UC_CONFLICT, pfn << Units.PAGE_SHIFT, 0);
        return Errno.EBUSY.negated();
    }

    /** set_memory_wb(): the cache type only; a page that is not present stays so. */
    public int wb(long pfn) {
        if (changes(pfn, map.type(pfn) != MemType.WB)) {
            map.setType(pfn, MemType.WB);
            changed(pfn, Rule.SET_MEMORY_WB);
        }
        return 0;
    }

    /** Sets the present bit again. */
    public int present(long pfn) {
        if (changes(pfn, !map.present(pfn))) {
            map.setPresent(pfn, true);
            changed(pfn, Rule.SET_MEMORY_PRESENT);
        }
        return 0;
    }

    /** A private uncached alias of one page; the direct map is not touched. */
    public long mapAlias(long pfn) {
        map.addAlias(pfn);
        core.spend(Param.CPA_BASE);
        core.event(EventType.ALIAS_MAPPED, Rule.TAG_ALIAS, pfn << Units.PAGE_SHIFT, 0, 0);
        return KernelMap.ALIAS + (pfn << Units.PAGE_SHIFT);
    }

    /** Removes an alias again. */
    public void unmapAlias(long pfn) {
        map.removeAlias(pfn);
        core.event(EventType.ALIAS_REMOVED, Rule.TAG_ALIAS, pfn << Units.PAGE_SHIFT, 0, 0);
        flush.kernel();
    }

    /** The beginning of change_page_attr_set_clr(). Where nothing is to change, that is all. */
    private boolean changes(long pfn, boolean differs) {
        core.spend(Param.CPA_BASE);
        if (!differs) {
            core.event(EventType.MEMTYPE_KEPT, Rule.SET_MEMORY_SAME, pfn << Units.PAGE_SHIFT, 0, 0);
            return false;
        }
        while (map.entrySize(pfn) > Units.PAGE) {
            split(pfn);
        }
        return true;
    }

    /** split_large_page(): a table of smaller entries takes the place of a large one, for good. */
    private void split(long pfn) {
        long size = map.entrySize(pfn);
        map.split(pfn);
        core.spend(Param.CPA_SPLIT);
        core.event(EventType.DIRECT_MAP_SPLIT, Rule.CPA_SPLIT, Units.down(pfn << Units.PAGE_SHIFT, size), size, 0);
    }

    private void changed(long pfn, Rule rule) {
        core.event(
                EventType.MEMTYPE_CHANGED,
                rule,
                pfn << Units.PAGE_SHIFT,
                map.type(pfn).ordinal(),
                map.present(pfn) ? 1 : 0);
        flush.kernel();
    }
}
