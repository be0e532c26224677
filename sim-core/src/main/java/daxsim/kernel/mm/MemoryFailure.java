package daxsim.kernel.mm;

import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.Pages;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import org.jspecify.annotations.Nullable;

/** memory_failure() on a DAX page (mm/memory-failure.c, mf_generic_kill_procs). */
public final class MemoryFailure {
    private final Core core;
    private final Pages pages;
    private final Mm mm;

    public MemoryFailure(Core core, Pages pages, Mm mm) {
        this.core = core;
        this.pages = pages;
        this.mm = mm;
    }

    /**
     * What memory_failure made of an error.
     *
     * @param rc 0 or a negated errno
     * @param signal what the current thread gets, if it maps the page
     */
    public record Result(int rc, @Nullable SigInfo signal) {}

    /** An error that {@code current} has met, or with null one that nobody waits for. */
    public Result fail(long pfn, @Nullable UserThread current) {
        core.step();
        int file = pages.file(pfn);
        if (file < 0) {
            int busy = Errno.EBUSY.negated();
            core.event(
                    EventType.MEMORY_FAILURE, Rule.MEMORY_FAILURE_NOT_INSTANTIATED, pfn << Units.PAGE_SHIFT, busy, 0);
            return new Result(busy, null);
        }
        pages.setHwpoison(pfn);
        SigInfo signal = current == null
                ? null
                : unmapAndSignal(file, pages.index(pfn), current.process().mm());
        core.event(
                EventType.MEMORY_FAILURE,
                current == null ? Rule.MCE_ACTION_OPTIONAL : Rule.MEMORY_FAILURE,
                pfn << Units.PAGE_SHIFT,
                0,
                signal == null ? 0 : signal.address());
        return new Result(0, signal);
    }

    /** unmap_and_kill(): as much as the current task's mapping covers goes, in every process. */
    private @Nullable SigInfo unmapAndSignal(int file, long index, AddressSpace current) {
        long address = current.addressOf(file, index);
        if (address == 0) {
            return null;
        }
        int shift = AddressSpace.huge(current.pte(address)) ? Units.HUGE_SHIFT : Units.PAGE_SHIFT;
        long count = 1L << shift - Units.PAGE_SHIFT;
        mm.unmapFilePages(file, Units.down(index, count), count);
        return new SigInfo(SigInfo.Code.BUS_MCEERR_AR, address, shift);
    }
}
