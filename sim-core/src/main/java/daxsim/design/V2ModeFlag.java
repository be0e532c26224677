package daxsim.design;

import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.block.BadRange;
import daxsim.kernel.dax.ApiCall;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import daxsim.kernel.dax.Mapped;
import daxsim.kernel.dax.Recovery;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.LongCell;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;
import java.util.Set;

/**
 * "[PATCH v2 0/2] Dax poison recovery" as posted in November 2021: a mode argument, DAX_OP_NORMAL or DAX_OP_RECOVERY, of
 * direct_access and of both copy operations. Its mistakes are kept.
 */
public final class V2ModeFlag implements Design {
    @Override
    public String id() {
        return "v2-mode-flag";
    }

    @Override
    public String says() {
        return "DAX_OP_NORMAL / DAX_OP_RECOVERY as an argument of direct_access and the copy operations, as posted.";
    }

    @Override
    public String source() {
        return "\"[PATCH v2 0/2] Dax poison recovery\", 6 November 2021";
    }

    @Override
    public Regime regime() {
        return Regime.R515;
    }

    @Override
    public Footprint footprint() {
        return new Footprint(6, 6, List.of(), List.of(), 3, "16 files, +187 -75");
    }

    @Override
    public DaxApi open(String variant, DaxServices services) {
        return new Api(services);
    }

    /** The code of the patch; open so that tests can plant a bug in one step. */
    static class Api extends DaxApi {
        private final LongCell warned;

        Api(DaxServices services) {
            super(services);
            this.warned = new LongCell(core.machine().ledger(), "dev_WARN_ONCE of pmem_copy_to_iter", 0);
        }

        /** dax_iomap_iter: any -EIO, of a read as of a write, is tried again in recovery mode over the same pages. */
        @Override
        public Mapped map(PmemDevice device, long pgoff, long pageCount, boolean write) {
            Mapped mapped = normalAccess(device, pgoff, pageCount);
            if (added(mapped.pages() == core.regime().poisonErrno().negated())) {
                mapped = recoveryAccess(device, pgoff, pageCount);
            }
            return mapped;
        }

        /** pmem's direct_access with DAX_OP_RECOVERY: the list is looked at, its answer is not. */
        @Override
        public Mapped recoveryAccess(PmemDevice device, long pgoff, long pageCount) {
            core.step();
            device.isBad(pgoff * Units.PAGE_SECTORS, pageCount << Units.PAGE_SHIFT);
            core.event(EventType.RECOVERY_TRANSLATED, Rule.V2_RECOVERY_ACCESS, pgoff, pageCount, pageCount);
            return translated(device, pgoff, pageCount, device.pagesAvailable(pgoff, pageCount), true);
        }

        /** unlikely(mode == DAX_OP_RECOVERY), in both copy operations. */
        @Override
        protected boolean recovers(Mapped mapped) {
            return added(mapped.recovery());
        }

        @Override
        public long recoveryTransfer(PmemDevice device, long pgoff, long kaddr, long bytes, IovIter iter) {
            return iter.isWrite()
                    ? copyFromIter(device, pgoff, kaddr, bytes, iter)
                    : copyToIter(device, pgoff, kaddr, bytes, iter);
        }

        private long copyFromIter(PmemDevice device, long pgoff, long addr, long bytes, IovIter iter) {
            long leadOff = addr & Units.PAGE - 1;
            long len = Units.up(leadOff + bytes, Units.PAGE);
            core.step();
            if (device.isBad(pgoff * Units.PAGE_SECTORS, len)) {
                if (leadOff != 0 || bytes % Units.PAGE != 0) {
                    core.printk(Rule.V2_WRITE_ALIGNMENT, addr, bytes);
                    return Errno.EIO.negated();
                }
                core.event(EventType.RECOVERY_WRITE, Rule.V2_WRITE, pgoff, bytes, 0);
                return clearThenCopy(device, pgoff, addr, bytes, iter);
            }
            return services.copy().fromIterFlushcache(addr, bytes, iter);
        }

        long clearThenCopy(PmemDevice device, long pgoff, long addr, long bytes, IovIter iter) {
            if (!device.clearPoison(pgoff << Units.PAGE_SHIFT, bytes)) {
                return Errno.EIO.negated();
            }
            return services.copy().fromIterFlushcache(addr, bytes, iter);
        }

        private long copyToIter(PmemDevice device, long pgoff, long addr, long bytes, IovIter iter) {
            long leadOff = addr & Units.PAGE - 1;
            long len = Units.up(leadOff + bytes, Units.PAGE);
            long adjLen = bytes;
            BadRange first = new BadRange();
            core.step();
            if (device.badblocks().count() != 0
                    && device.check(pgoff * Units.PAGE_SECTORS, len / Units.SECTOR, first) != 0) {
                long badPfn = first.firstBad * Units.SECTOR >>> Units.PAGE_SHIFT;
                if (badPfn == pgoff) {
                    core.printk(Rule.V2_READ_FIRST_PAGE, pgoff, 0);
                    return Errno.EIO.negated();
                }
                adjLen = (badPfn - pgoff << Units.PAGE_SHIFT) - leadOff;
                if (Long.compareUnsigned(adjLen, bytes) > 0 && warned.get() == 0) {
                    warned.set(1);
                    core.printk(Rule.V2_READ_WRAPPED, adjLen, bytes);
                }
            }
            if (adjLen == 0) {
                return Errno.EIO.negated();
            }
            // The posted patch computes adjLen and then copies bytes all the same.
            core.event(EventType.RECOVERY_READ, Rule.V2_READ_WHOLE, pgoff, bytes, adjLen);
            return services.copy().toIter(addr, bytes, iter);
        }

        /** (ssize_t)xfer == -EIO, and no other error. */
        @Override
        public boolean isError(long transferred) {
            return added(transferred == Errno.EIO.negated());
        }

        /** Other drivers take the mode and do not look at it; device-mapper warns where it has to copy by itself. */
        @Override
        protected Recovery withoutOperation(boolean mapped) {
            return mapped ? Recovery.WARN_AND_COPY : Recovery.COPY;
        }

        @Override
        public Set<ApiCall> calls() {
            return Set.of(ApiCall.RECOVERY_ACCESS, ApiCall.RECOVERY_READ, ApiCall.RECOVERY_WRITE, ApiCall.PLAIN_USE);
        }
    }
}
