package daxsim.kernel.dax;

import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /**
     * dax_direct_access() as fs/dax.c calls it for a read or write, through whatever lies between. Where nothing has a recovery
     * operation for the design, what comes in its place is decided here.
     */
    public final Mapped translate(DaxDevice.Place place, boolean write) {
        if (recoveryAt(place) == Recovery.OPERATION) {
            return map(place.leg(), place.pgoff(), place.pages(), write);
        }
        Mapped mapped = normalAccess(place.leg(), place.pgoff(), place.pages());
        if (!asksForRecovery(mapped, write)) {
            return mapped;
        }
        Mapped recovery = recoveryAccess(place);
        return recovery == null ? mapped : recovery;
    }

    /** The design's code on a device that has its operations. */
    protected Mapped map(PmemDevice device, long pgoff, long pageCount, boolean write) {
        return normalAccess(device, pgoff, pageCount);
    }

    /** Whether the design answers a translation that failed with one for recovery. */
    protected boolean asksForRecovery(Mapped failed, boolean write) {
        ApiCall needed = write ? ApiCall.RECOVERY_WRITE : ApiCall.RECOVERY_READ;
        return failed.pages() == core.regime().poisonErrno().negated() && calls().contains(needed);
    }

    /** A translation that found no device: whatever the design makes of the error, asking again finds none either. */
    public final long nowhere(long error, long pgoff, long pageCount, boolean write) {
        if (asksForRecovery(Mapped.failed(error), write)) {
            core.step();
            core.event(EventType.RECOVERY_IN_VAIN, Rule.DM_NO_PLACE, pgoff, pageCount, error);
        }
        return error;
    }

    /** What there is for the design at a place: the driver's operation, or what stands in for it. */
    private Recovery recoveryAt(DaxDevice.Place place) {
        return switch (place.recovery()) {
            case AS_DESIGNED -> recoversOn(place.leg()) ? Recovery.OPERATION : withoutOperation(place.mapped());
            case PER_LEG -> perLeg();
            default -> place.recovery();
        };
    }

    /** Whether the design takes a device for one that recovers. */
    protected boolean recoversOn(PmemDevice device) {
        return device.hasRecoveryOperation();
    }

    /**
     * What the design as posted or merged does on a device without its operations.
     *
     * @param mapped whether it lies below device-mapper
     */
    protected Recovery withoutOperation(boolean mapped) {
        return Recovery.REFUSED;
    }

    /** How the design says no on one leg alone. */
    protected Recovery perLeg() {
        return Recovery.TRANSLATION_EOPNOTSUPP;
    }

    /** A translation for recovery at a place; null where there is none and the error of the ordinary one stands. */
    public final @Nullable Mapped recoveryAccess(DaxDevice.Place place) {
        return switch (recoveryAt(place)) {
            case OPERATION -> recoveryAccess(place.leg(), place.pgoff(), place.pages());
            case REFUSED -> null;
            case TRANSLATION_EOPNOTSUPP -> Mapped.failed(Errno.EOPNOTSUPP.negated());
            default -> {
                core.step();
                long pages = place.leg().pagesAvailable(place.pgoff(), place.pages());
                core.event(
                        EventType.RECOVERY_TRANSLATED,
                        Rule.LEG_WITHOUT_RECOVERY,
                        place.pgoff(),
                        place.pages(),
                        Math.min(pages, place.pages()));
                yield translated(place.leg(), place.pgoff(), place.pages(), pages, true);
            }
        };
    }

    /** What a kernel caller of its own gets at a place. */
    public final Mapped access(Access how, DaxDevice.Place place) {
        if (recoveryAt(place) == Recovery.OPERATION) {
            return access(how, place.leg(), place.pgoff(), place.pages());
        }
        Mapped recovery = how == Access.RECOVERY ? recoveryAccess(place) : null;
        return recovery == null ? normalAccess(place.leg(), place.pgoff(), place.pages()) : recovery;
    }

    /** dax_direct_access() as a page fault calls it for a page or 2 MiB; pages or a negated errno. */
    public final long faultAccess(PmemDevice device, long pgoff, long pageCount) {
        return normalAccess(device, pgoff, pageCount).pages();
    }

    /**
     * direct_access as a kernel caller of its own makes it. Where the wish for recovery is an argument or an operation, it does
     * not matter what the pointer variable holds, or whether there is one.
     */
    protected Mapped access(Access how, PmemDevice device, long pgoff, long pageCount) {
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
     * @return bytes moved; or, as a count, a negated errno, for which {@link #isError} may say so
     */
    public final long transfer(DaxDevice.Place place, Mapped mapped, long kaddr, long bytes, IovIter iter) {
        meter.copied();
        WriteLog log = place.log();
        return log != null && iter.isWrite()
                ? log.write(place.pgoff(), bytes, iter, () -> transferOn(place, mapped, kaddr, bytes, iter))
                : transferOn(place, mapped, kaddr, bytes, iter);
    }

    private long transferOn(DaxDevice.Place place, Mapped mapped, long kaddr, long bytes, IovIter iter) {
        if (!recovers(mapped)) {
            return copy(kaddr, bytes, iter);
        }
        Recovery recovery = recoveryAt(place);
        return recovery == Recovery.OPERATION
                ? recoveryTransfer(place.leg(), place.pgoff(), kaddr, bytes, iter)
                : withoutRecovery(recovery, place.pgoff(), kaddr, bytes, iter);
    }

    private long copy(long kaddr, long bytes, IovIter iter) {
        return iter.isWrite()
                ? services.copy().fromIterFlushcache(kaddr, bytes, iter)
                : services.copy().toIter(kaddr, bytes, iter);
    }

    /** Whether the loop, or the operation it calls, goes the way of recovery. */
    protected boolean recovers(Mapped mapped) {
        return mapped.recovery();
    }

    /** A transfer for recovery on a device that has no operation for it. */
    private long withoutRecovery(Recovery recovery, long pgoff, long kaddr, long bytes, IovIter iter) {
        core.step();
        core.event(EventType.RECOVERY_MISSING, Rule.LEG_WITHOUT_RECOVERY, pgoff, bytes, 0);
        return switch (recovery) {
            case STOP -> 0;
            case TRANSFER_EOPNOTSUPP -> Errno.EOPNOTSUPP.negated();
            case WARN_AND_COPY -> {
                core.printk(Rule.WARN_AND_COPY, pgoff, bytes);
                yield copyAnyway(kaddr, bytes, iter);
            }
            case COPY -> copyAnyway(kaddr, bytes, iter);
            default -> throw new IllegalStateException("no transfer for " + recovery);
        };
    }

    /** While there are copy operations, whoever has none copies plainly; afterwards the core copies by the device's flags. */
    private long copyAnyway(long kaddr, long bytes, IovIter iter) {
        if (core.regime().mapperDax() == Regime.MapperDax.TRANSLATION) {
            return copy(kaddr, bytes, iter);
        }
        return iter.isWrite()
                ? services.copy().plainFromIter(kaddr, bytes, iter)
                : services.copy().plainToIter(kaddr, bytes, iter);
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

    /** {@link ApiCall#CLEAR} at a place. */
    public final int clear(DaxDevice.Place place) {
        return place.leg().hasRecoveryOperation()
                ? clear(place.leg(), place.pgoff(), place.pages())
                : Errno.EOPNOTSUPP.negated();
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
