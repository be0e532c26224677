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
        long index = pages.index(pfn);
        pages.setHwpoison(pfn);
        SigInfo signal = null;
        long address = current == null ? 0 : current.process().mm().addressOf(file, index);
        if (address != 0) {
            mm.unmapFilePage(file, index);
            signal = new SigInfo(SigInfo.Code.BUS_MCEERR_AR, address, Units.PAGE_SHIFT);
        }
        core.event(EventType.MEMORY_FAILURE, Rule.MEMORY_FAILURE, pfn << Units.PAGE_SHIFT, 0, address);
        return new Result(0, signal);
    }
}
