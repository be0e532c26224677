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
        int handled = holder.notifyFailure(pfn, (file, index) -> {
            SigInfo signal = killProcs(pfn, file, index, current);
            if (signal != null) {
                signals.add(signal);
            }
        });
        if (handled != Errno.EOPNOTSUPP.negated()) {
            SigInfo signal = signals.isEmpty() ? null : signals.getFirst();
            record(Rule.XFS_NOTIFY_FAILURE, pfn, handled, signal);
            return new Result(handled, signal);
        }
        int file = pages.file(pfn);
        if (file < 0) {
            int busy = Errno.EBUSY.negated();
            record(Rule.MEMORY_FAILURE_NOT_INSTANTIATED, pfn, busy, null);
            return new Result(busy, null);
        }
        SigInfo signal = killProcs(pfn, file, pages.index(pfn), current);
        record(current == null ? Rule.MCE_ACTION_OPTIONAL : Rule.MEMORY_FAILURE, pfn, 0, signal);
        return new Result(0, signal);
    }

    private void record(Rule rule, long pfn, int rc, @Nullable SigInfo signal) {
        long address = signal == null ? 0 : signal.address();
        core.event(EventType.MEMORY_FAILURE, rule, pfn << Units.PAGE_SHIFT, rc, address);
    }

    /** mf_dax_kill_procs(), and the end of mf_generic_kill_procs(), for one page of a file. */
    private @Nullable SigInfo killProcs(long pfn, int file, long index, @Nullable UserThread current) {
        pages.setHwpoison(pfn);
        return current == null
                ? null
                : unmapAndSignal(file, index, current.process().mm());
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
