package daxsim.kernel.dax;

import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.IovIter;
import daxsim.kernel.nvdimm.PmemDevice;
import java.util.Set;

/**
 * The calls between fs/dax.c and a DAX device as they were before any of the designs (drivers/dax/super.c, 5.15). A design
 * overrides what its patch changes.
 */
public class DaxApi {
    protected final DaxServices services;
    protected final Core core;
    private final Meter meter = new Meter();

    public DaxApi(DaxServices services) {
        this.services = services;
        this.core = services.core();
    }

    /** What the calls so far amount to. */
    public final Meter meter() {
        return meter;
    }

    /** A condition that a design's patch adds to a path which those without poison take as well. */
    protected final boolean added(boolean condition) {
        meter.branched();
        return condition;
    }

    /** dax_direct_access() as fs/dax.c calls it for a read or write of {@code [pgoff, pgoff + pageCount)}. */
    public Mapped map(PmemDevice device, long pgoff, long pageCount, boolean write) {
        return normalAccess(device, pgoff, pageCount);
    }

    /** dax_direct_access() as a page fault calls it; pages or a negated errno. */
    public final long faultAccess(PmemDevice device, long pgoff) {
        return normalAccess(device, pgoff, 1).pages();
    }

    /**
     * direct_access as a kernel caller of its own makes it. Where the wish for recovery is an argument or an operation, it does
     * not matter what the pointer variable holds, or whether there is one.
     */
    public Mapped access(Access how, PmemDevice device, long pgoff, long pageCount) {
        return switch (how) {
            case NORMAL, UNINITIALISED -> normalAccess(device, pgoff, pageCount);
            case RECOVERY, RECOVERY_PFN -> recoveryAccess(device, pgoff, pageCount);
        };
    }

    /** dax_direct_access() of an ordinary caller. */
    public final Mapped normalAccess(PmemDevice device, long pgoff, long pageCount) {
        meter.translated();
        return translated(device, pgoff, pageCount, device.directAccess(pgoff, pageCount), false);
    }

    /** The tail of dax_direct_access(): at most what was asked for, and never nothing. */
    protected final Mapped translated(PmemDevice device, long pgoff, long pageCount, long available, boolean recovery) {
        if (available < 0) {
            return Mapped.failed(available);
        }
        if (available == 0) {
            return Mapped.failed(Errno.ERANGE.negated());
        }
        return new Mapped(Math.min(available, pageCount), device.kaddr(pgoff), recovery);
    }

    /** The caller's {@code kaddr += offset}. */
    public long advance(Mapped mapped, long offset) {
        return mapped.kaddr() + offset;
    }

    /**
     * Moves the data of one turn of dax_iomap_iter: by the design's recovery where it translated for that, else by the
     * ordinary copy operations.
     *
     * @param kaddr address of the first byte, as {@link #advance} gave it
     * @return bytes moved, or a negated errno for which {@link #isError} says so
     */
    public final long transfer(PmemDevice device, long pgoff, Mapped mapped, long kaddr, long bytes, IovIter iter) {
        meter.copied();
        if (recovers(mapped)) {
            return recoveryTransfer(device, pgoff, kaddr, bytes, iter);
        }
        return iter.isWrite()
                ? services.copy().fromIterFlushcache(kaddr, bytes, iter)
                : services.copy().toIter(kaddr, bytes, iter);
    }

    /** Whether the loop, or the operation it calls, goes the way of recovery. */
    protected boolean recovers(Mapped mapped) {
        return mapped.recovery();
    }

    /** Whether the loop takes the result of a transfer for an error instead of a count. */
    public boolean isError(long transferred) {
        return false;
    }

    /** Whether the design's new operations are passed on by device-mapper. Where not, a mapped device has the old ones. */
    public boolean passesThroughDm() {
        return true;
    }

    /** What is left of the design on a mapped device. */
    public final DaxApi on(DaxDevice device) {
        return device.isMapped() && !passesThroughDm() ? new DaxApi(services) : this;
    }

    /** The calls beyond the common ones that this design has. */
    public Set<ApiCall> calls() {
        return Set.of();
    }

    /** {@link ApiCall#CLEAR}: clears listed poison in a range of pages; 0 or a negated errno. */
    public int clear(PmemDevice device, long pgoff, long pageCount) {
        throw new IllegalStateException("this design has no clear");
    }

    /** {@link ApiCall#RECOVERY_ACCESS}. */
    public Mapped recoveryAccess(PmemDevice device, long pgoff, long pageCount) {
        throw new IllegalStateException("this design has no translation for recovery");
    }

    /** {@link ApiCall#RECOVERY_READ} and {@link ApiCall#RECOVERY_WRITE}, by direction; bytes or a negated errno. */
    public long recoveryTransfer(PmemDevice device, long pgoff, long kaddr, long bytes, IovIter iter) {
        throw new IllegalStateException("this design has no recovery read or write");
    }

    /** Bytes from an address to the end of its page. */
    protected static long toPageEnd(long kaddr) {
        return Units.PAGE - (kaddr & Units.PAGE - 1);
    }
}
