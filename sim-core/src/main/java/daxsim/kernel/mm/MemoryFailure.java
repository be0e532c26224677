package daxsim.kernel.mm;

import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.Pages;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** memory_failure() on a DAX page (mm/memory-failure.c, mf_generic_kill_procs). */
public final class MemoryFailure {
    private final Core core;
    private final Pages pages;
    private final Mm mm;
    private final HolderNotify holder;

    public MemoryFailure(Core core, Pages pages, Mm mm, HolderNotify holder) {
        this.core = core;
        this.pages = pages;
        this.mm = mm;
        this.holder = holder;
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
        List<SigInfo> signals = new ArrayList<>();
        int handled = holder.notifyFailure(pfn, (file, index) -> kill(pfn, file, index, current, signals));
        if (handled != Errno.EOPNOTSUPP.negated()) {
            core.event(EventType.MEMORY_FAILURE, Rule.XFS_NOTIFY_FAILURE, pfn << Units.PAGE_SHIFT, handled, 0);
            return new Result(handled, signals.isEmpty() ? null : signals.getFirst());
        }
        int file = pages.file(pfn);
        if (file < 0) {
            int busy = Errno.EBUSY.negated();
            core.event(
                    EventType.MEMORY_FAILURE, Rule.MEMORY_FAILURE_NOT_INSTANTIATED, pfn << Units.PAGE_SHIFT, busy, 0);
            return new Result(busy, null);
        }
        kill(pfn, file, pages.index(pfn), current, signals);
        SigInfo signal = signals.isEmpty() ? null : signals.getFirst();
        core.event(
                EventType.MEMORY_FAILURE,
                Rule.MEMORY_FAILURE,
                pfn << Units.PAGE_SHIFT,
                0,
                signal == null ? 0 : signal.address());
        return new Result(0, signal);
    }

    /** The page gets PG_hwpoison; if the current task maps it, every process loses the mapping and the task is signalled. */
    private void kill(long pfn, int file, long index, @Nullable UserThread current, List<SigInfo> signals) {
        pages.setHwpoison(pfn);
        long address = current == null ? 0 : current.process().mm().addressOf(file, index);
        if (address != 0) {
            mm.unmapFilePage(file, index);
            signals.add(new SigInfo(SigInfo.Code.BUS_MCEERR_AR, address, Units.PAGE_SHIFT));
        }
    }
}
