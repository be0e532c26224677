package daxsim.kernel.x86;

import daxsim.engine.ChoicePoint;
import daxsim.hardware.Param;
import daxsim.hardware.Tlb;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.trace.EventType;
import daxsim.trace.Rule;

/** Making CPUs drop translations that page tables no longer have (arch/x86/mm/tlb.c). */
public final class TlbFlush {
    private final Core core;

    public TlbFlush(Core core) {
        this.core = core;
    }

    /** flush_tlb_all() after a change of the direct map, which every CPU uses: interrupts all others and waits for them. */
    public void kernel() {
        long others = core.platform().cpus() - 1L;
        core.event(EventType.TLB_SHOOTDOWN, Rule.TLB_SHOOTDOWN, others, 0, 0);
        if (core.engine().explores()) {
            return;
        }
        core.spend(Param.SHOOTDOWN_BASE);
        core.costs().spend(Param.SHOOTDOWN_PER_CPU, others);
        long lost = core.costs().draw(Param.SHOOTDOWN_REMOTE);
        for (int cpu = 0; cpu < core.platform().cpus(); cpu++) {
            core.engine().steal(cpu, lost);
        }
    }

    /**
     * flush_tlb_mm_range() for {@code [from, to)}, whose entries have changed already: this CPU drops it at once, the others
     * that have the address space loaded when they take the interrupt. Until then they may use what they hold. Returns when
     * all have answered.
     */
    public void range(Tlb tlb, long from, long to) {
        tlb.flush(core.cpu(), from, to);
        int others = 0;
        for (int cpu = nextTarget(tlb, 0); cpu >= 0; cpu = nextTarget(tlb, cpu + 1)) {
            others++;
        }
        if (others > 0) {
            core.event(EventType.USER_SHOOTDOWN, Rule.TLB_SHOOTDOWN_USER, others, from, to - from);
        }
        if (core.engine().explores()) {
            answerInAnyOrder(tlb, from, to);
        } else {
            spend(tlb, others, to - from >> Units.PAGE_SHIFT);
        }
        tlb.flushAll(from, to);
    }

    /** The next CPU but this one, from {@code cpu} on, where a task of the address space is alive; -1 for none. */
    private int nextTarget(Tlb tlb, int cpu) {
        int at = tlb.nextLoaded(cpu);
        while (at >= 0 && (at == core.cpu() || core.isOver(tlb.taskOn(at)))) {
            at = tlb.nextLoaded(at + 1);
        }
        return at;
    }

    /** Only where another CPU holds a translation of the range can anybody tell when it answers. */
    private void answerInAnyOrder(Tlb tlb, long from, long to) {
        if (core.engine().undisturbed()) {
            return;
        }
        for (int holders = holders(tlb, from, to); holders > 0; holders = holders(tlb, from, to)) {
            core.step();
            int answers = core.engine().choose(ChoicePoint.TLB_ANSWER, 0, holders);
            int cpu = nextHolder(tlb, 0, from, to);
            for (int i = 0; i < answers; i++) {
                cpu = nextHolder(tlb, cpu + 1, from, to);
            }
            tlb.flush(cpu, from, to);
        }
    }

    private int holders(Tlb tlb, long from, long to) {
        int count = 0;
        for (int cpu = nextHolder(tlb, 0, from, to); cpu >= 0; cpu = nextHolder(tlb, cpu + 1, from, to)) {
            count++;
        }
        return count;
    }

    private int nextHolder(Tlb tlb, int cpu, long from, long to) {
        int at = nextTarget(tlb, cpu);
        while (at >= 0 && !tlb.holds(at, from, to)) {
            at = nextTarget(tlb, at + 1);
        }
        return at;
    }

    private void spend(Tlb tlb, int others, long pages) {
        if (others > 0) {
            long lost = core.costs().draw(Param.SHOOTDOWN_REMOTE);
            for (int cpu = nextTarget(tlb, 0); cpu >= 0; cpu = nextTarget(tlb, cpu + 1)) {
                core.engine().steal(cpu, lost);
            }
            core.spend(Param.SHOOTDOWN_BASE);
            core.costs().spend(Param.SHOOTDOWN_PER_CPU, others - 1L);
        }
        if (pages <= core.costs().draw(Param.TLB_CEILING)) {
            core.costs().spend(Param.TLB_INVLPG, pages);
        } else {
            core.spend(Param.TLB_FULL);
        }
    }
}
