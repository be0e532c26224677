package daxsim.design;

import daxsim.hardware.Units;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.block.BadRange;
import daxsim.kernel.dax.ApiCall;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import daxsim.kernel.dax.Mapped;
import daxsim.kernel.dax.Recovery;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;
import java.util.Set;

/** What went into 5.19: enum dax_access_mode for direct_access, and a recovery_write operation. There is no recovery read. */
public final class Merged implements Design {
    @Override
    public String id() {
        return "merged";
    }

    @Override
    public String says() {
        return "DAX_ACCESS / DAX_RECOVERY_WRITE and one operation that clears, writes and then drops the record.";
    }

    @Override
    public String source() {
        return "merged in 5.19; eighth posting, April 2022";
    }

    @Override
    public Regime regime() {
        return Regime.R519;
    }

    @Override
    public Footprint footprint() {
        return new Footprint(6, 0, List.of("recovery_write (5)"), List.of(), 2, "20 files, +351 -150");
    }

    @Override
    public DaxApi open(String variant, DaxServices services) {
        return new Api(services);
    }

    @Override
    public long repairAt(String variant, KernelUser user, long offset, long length) {
        return user.recoveryWrite(offset, length);
    }

    /** The code as merged; open so that tests can plant a bug in one step. */
    static class Api extends DaxApi {
        Api(DaxServices services) {
            super(services);
        }

        /** dax_iomap_iter: a write that fails over poison is translated again with DAX_RECOVERY_WRITE. */
        @Override
        public Mapped map(PmemDevice device, long pgoff, long pageCount, boolean write) {
            Mapped mapped = normalAccess(device, pgoff, pageCount);
            if (added(mapped.pages() == core.regime().poisonErrno().negated()) && write) {
                Mapped recovery = recoveryAccess(device, pgoff, pageCount);
                if (recovery.pages() > 0) {
                    return recovery;
                }
            }
            return mapped;
        }

        /** if (recovery), in the loop. */
        @Override
        protected boolean recovers(Mapped mapped) {
            return added(mapped.recovery());
        }

        /** __pmem_direct_access with DAX_RECOVERY_WRITE: the pages up to the end of the first bad one. */
        @Override
        public Mapped recoveryAccess(PmemDevice device, long pgoff, long pageCount) {
            core.step();
            long sector = pgoff * Units.PAGE_SECTORS;
            BadRange first = new BadRange();
            long pages = device.pagesAvailable(pgoff, pageCount);
            if (device.badblocks().count() != 0 && device.check(sector, pageCount * Units.PAGE_SECTORS, first) != 0) {
                pages = stride(first.firstBad - sector);
            }
            core.event(EventType.RECOVERY_TRANSLATED, Rule.M5_STRIDE, pgoff, pageCount, Math.min(pages, pageCount));
            return translated(device, pgoff, pageCount, pages, true);
        }

        /** PHYS_PFN(PAGE_ALIGN(distance << 9)), at least 1; a bad range that begins before the query makes it huge. */
        static long stride(long sectorsToFirstBad) {
            long pages = Units.up(sectorsToFirstBad << Units.SECTOR_SHIFT, Units.PAGE) >>> Units.PAGE_SHIFT;
            return pages != 0 ? pages : 1;
        }

        /** pmem_recovery_write(): clear, write, and only then drop the record. Any failure is 0 bytes. */
        @Override
        public long recoveryTransfer(PmemDevice device, long pgoff, long addr, long bytes, IovIter iter) {
            long off = addr & Units.PAGE - 1;
            long len = Units.up(off + bytes, Units.PAGE);
            core.step();
            if (!device.isBad(pgoff * Units.PAGE_SECTORS, len)) {
                return services.copy().fromIterFlushcache(addr, bytes, iter);
            }
            if (off != 0 || bytes % Units.PAGE != 0) {
                core.event(EventType.RECOVERY_REFUSED, Rule.M5_ALIGNMENT, pgoff, bytes, off);
                return 0;
            }
            core.event(EventType.RECOVERY_WRITE, Rule.M5_RECOVERY_WRITE, pgoff, bytes, 0);
            long cleared = clearPages(device, pgoff, len);
            if (cleared > 0 && cleared < len || cleared < 0) {
                return 0;
            }
            return copyThenDrop(device, pgoff, addr, bytes, cleared, iter);
        }

        long clearPages(PmemDevice device, long pgoff, long len) {
            return device.clearAndRestore(pgoff << Units.PAGE_SHIFT, len);
        }

        long copyThenDrop(PmemDevice device, long pgoff, long addr, long bytes, long cleared, IovIter iter) {
            long copied = services.copy().fromIterFlushcache(addr, bytes, iter);
            core.step();
            device.dropRecords(pgoff * Units.PAGE_SECTORS, cleared >> Units.SECTOR_SHIFT);
            return copied;
        }

        /** dax_recovery_write() and dm_dax_recovery_write(): no operation is 0 bytes. */
        @Override
        protected Recovery withoutOperation(boolean mapped) {
            return Recovery.STOP;
        }

        @Override
        protected Recovery perLeg() {
            return Recovery.STOP;
        }

        /** There is no recovery read, so there is none to call. */
        @Override
        public Set<ApiCall> calls() {
            return Set.of(ApiCall.RECOVERY_ACCESS, ApiCall.RECOVERY_WRITE, ApiCall.PLAIN_USE);
        }
    }
}
