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
 * interrupts all CPUs to flush their TLBs.
 */
public final class SetMemory {
    private final Core core;
    private final KernelMap map;

    public SetMemory(Core core) {
        this.core = core;
        this.map = core.memory().kernelMap();
    }

    /** set_memory_np(): the strongest protection; needs no cache flush. */
    public int np(long pfn) {
        map.setPresent(pfn, false);
        changed(pfn, Rule.SET_MEMORY_NP);
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
        map.setType(pfn, MemType.WB);
        changed(pfn, Rule.SET_MEMORY_WB);
        return 0;
    }

    /** Sets the present bit again. */
    public int present(long pfn) {
        map.setPresent(pfn, true);
        changed(pfn, Rule.SET_MEMORY_PRESENT);
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
        shootdown();
    }

    private void changed(long pfn, Rule rule) {
        core.spend(Param.CPA_BASE);
        core.event(
                EventType.MEMTYPE_CHANGED,
                rule,
                pfn << Units.PAGE_SHIFT,
                map.type(pfn).ordinal(),
                map.present(pfn) ? 1 : 0);
        shootdown();
    }

    /** Interrupts all other CPUs and waits for them. */
    private void shootdown() {
        core.event(EventType.TLB_SHOOTDOWN, Rule.TLB_SHOOTDOWN, core.platform().cpus() - 1L, 0, 0);
        if (core.engine().explores()) {
            return;
        }
        core.spend(Param.SHOOTDOWN_BASE);
        core.costs().spend(Param.SHOOTDOWN_PER_CPU, core.platform().cpus() - 1L);
        long lost = core.costs().draw(Param.SHOOTDOWN_REMOTE);
        for (int cpu = 0; cpu < core.platform().cpus(); cpu++) {
            core.engine().steal(cpu, lost);
        }
    }
}
