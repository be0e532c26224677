package daxsim.kernel.mm;

import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import org.jspecify.annotations.Nullable;

/** madvise(MADV_HWPOISON) (mm/madvise.c, madvise_inject_error): what a machine check would do to a page, without one. */
public final class Madvise {
    private final Core core;
    private final UserAccess access;
    private final MemoryFailure memoryFailure;

    public Madvise(Core core, UserAccess access, MemoryFailure memoryFailure) {
        this.core = core;
        this.access = access;
        this.memoryFailure = memoryFailure;
    }

    /**
     * What the caller sees.
     *
     * @param rc 0 or a negated errno
     * @param signal the first signal; while it is pending, others are dropped
     */
    public record Result(int rc, @Nullable SigInfo signal) {}

    /** Injects an error into every page of {@code [from, to)}. */
    public Result injectHwpoison(UserThread thread, long from, long to) {
        SigInfo first = null;
        int rc = 0;
        for (long at = Units.down(from, Units.PAGE); at < to && rc == 0; at += Units.PAGE) {
            long pte = access.faultIn(thread, at);
            if (pte == 0) {
                rc = Errno.EFAULT.negated();
            } else if (AddressSpace.zeroPage(pte)) {
                rc = Errno.EBUSY.negated(); // the zero page is the kernel's own
            } else {
                core.printk(Rule.MADV_HWPOISON, AddressSpace.pfn(pte), at);
                MemoryFailure.Result result = AddressSpace.anonymous(pte)
                        ? failCopy(thread, at)
                        : memoryFailure.fail(AddressSpace.pfn(pte), thread);
                rc = result.rc();
                first = first == null ? result.signal() : first;
            }
        }
        if (first != null) {
            core.spend(Param.SIGNAL_DELIVER);
            core.event(
                    EventType.SIGBUS,
                    Rule.MADV_HWPOISON,
                    first.address(),
                    first.lsb(),
                    first.code().ordinal());
        }
        return new Result(rc, first);
    }

    private MemoryFailure.Result failCopy(UserThread thread, long address) {
        thread.process().mm().poisonCopy(address);
        core.event(EventType.MEMORY_FAILURE, Rule.MADV_ANONYMOUS, 0, 0, address);
        SigInfo signal = core.regime().injection() == Regime.Injection.AT_ONCE
                ? new SigInfo(SigInfo.Code.BUS_MCEERR_AR, address, Units.PAGE_SHIFT)
                : null;
        return new MemoryFailure.Result(0, signal);
    }
}
