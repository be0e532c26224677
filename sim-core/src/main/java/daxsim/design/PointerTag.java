package daxsim.design;

import daxsim.engine.ChoicePoint;
import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.block.BadRange;
import daxsim.kernel.dax.Access;
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

/**
 * Dan Williams' proposal of November 2021: a recovery bit in the pointer that direct_access takes and returns, and a recovery
 * read and write that understand it, as a capability of the dax device. Never posted as code; the variants are the readings.
 */
public final class PointerTag implements Design {
    /** DAX_RECOVERY: bit 0 of a page-aligned address. */
    private static final long TAG = 1;

    @Override
    public String id() {
        return "pointer-tag";
    }

    @Override
    public String says() {
        return "A recovery bit hidden in the kernel address; recovery read and write are native to the dax device.";
    }

    @Override
    public String source() {
        return "Dan Williams in the v2 thread, 6 and 9 November 2021";
    }

    @Override
    public Regime regime() {
        return Regime.R519;
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                new Variant("bare", "the tagged address is a plain pointer; the record goes after the data"),
                new Variant("bitwise", "only typed accessors compile; the record goes after the data"),
                new Variant("bare-record-first", "a plain pointer; the record goes before the data"),
                new Variant("bitwise-record-first", "typed accessors; the record goes before the data"));
    }

    @Override
    public Footprint footprint() {
        return new Footprint(5, 5, List.of("recovery_read (5)", "recovery_write (5)"), List.of(), 0, "");
    }

    @Override
    public DaxApi open(String variant, DaxServices services) {
        return new Api(services, variant.startsWith("bitwise"), variant.endsWith("record-first"));
    }

    @Override
    public long repairAt(String variant, KernelUser user, long offset, long length) {
        return user.recoveryWrite(offset, length);
    }

    /** The code of the proposal; open so that tests can plant a bug in one step. */
    static class Api extends DaxApi {
        private final boolean bitwise;
        private final boolean recordFirst;

        Api(DaxServices services, boolean bitwise, boolean recordFirst) {
            super(services);
            this.bitwise = bitwise;
            this.recordFirst = recordFirst;
        }

        /** The fail-fast call, and on an error the same with the tag set. */
        @Override
        public Mapped map(PmemDevice device, long pgoff, long pageCount, boolean write) {
            Mapped mapped = normalAccess(device, pgoff, pageCount);
            return mapped.failed() ? recoveryAccess(device, pgoff, pageCount) : mapped;
        }

        @Override
        protected boolean asksForRecovery(Mapped failed, boolean write) {
            return failed.failed();
        }

        /** Error management is part of what a dax device registers. Where there is none, the first error stands. */
        @Override
        protected boolean recoversOn(PmemDevice device) {
            return device.managesErrors();
        }

        @Override
        protected Recovery perLeg() {
            return Recovery.REFUSED;
        }

        /**
         * The wish travels in the pointer variable: without one there is no place for it, and one that nobody has initialised may
         * hold it by chance.
         */
        @Override
        protected Mapped access(Access how, PmemDevice device, long pgoff, long pageCount) {
            return switch (how) {
                case NORMAL, RECOVERY_PFN -> normalAccess(device, pgoff, pageCount);
                case RECOVERY -> recoveryAccess(device, pgoff, pageCount);
                case UNINITIALISED ->
                    core.engine().choose(ChoicePoint.STACK_GARBAGE, 0, 2) == 0
                            ? normalAccess(device, pgoff, pageCount)
                            : recoveryAccess(device, pgoff, pageCount);
            };
        }

        /** direct_access with the tag: one page, through a private uncached alias, whatever is listed. */
        @Override
        public Mapped recoveryAccess(PmemDevice device, long pgoff, long pageCount) {
            core.step();
            long alias = services.setMemory().mapAlias(device.pfn(pgoff));
            core.event(EventType.RECOVERY_TRANSLATED, Rule.TAG_ACCESS, pgoff, pageCount, 1);
            return new Mapped(1, alias | TAG, true);
        }

        /** A plain pointer is added to with the tag still in it; the accessor of the typed one takes it off first. */
        @Override
        public long advance(Mapped mapped, long offset) {
            boolean typed = bitwise && mapped.recovery();
            return (typed ? mapped.kaddr() & ~TAG : mapped.kaddr()) + offset;
        }

        private long strip(long kaddr) {
            return bitwise ? kaddr : kaddr & ~TAG;
        }

        @Override
        public long recoveryTransfer(PmemDevice device, long pgoff, long kaddr, long bytes, IovIter iter) {
            long address = strip(kaddr);
            long done = iter.isWrite()
                    ? recoveryWrite(device, pgoff, address, bytes, iter)
                    : recoveryRead(device, pgoff, address, bytes, iter);
            removeAlias(device, pgoff);
            return done;
        }

        void removeAlias(PmemDevice device, long pgoff) {
            services.setMemory().unmapAlias(device.pfn(pgoff));
        }

        /** Reads the good lines from the address to the next listed sector of the page. */
        private long recoveryRead(PmemDevice device, long pgoff, long address, long bytes, IovIter iter) {
            long inPage = address & Units.PAGE - 1;
            long readable = bytes;
            BadRange first = new BadRange();
            core.step();
            long page = pgoff * Units.PAGE_SECTORS;
            long from = inPage / Units.SECTOR;
            if (device.check(page + from, Units.PAGE_SECTORS - from, first) != 0) {
                long firstBad = Math.max(from, first.firstBad - page);
                readable = Math.min(bytes, firstBad * Units.SECTOR - inPage);
            }
            core.event(EventType.RECOVERY_READ, Rule.TAG_READ, pgoff, bytes, Math.max(0, readable));
            return readable <= 0 ? Errno.EIO.negated() : services.copy().toIter(address, readable, iter);
        }

        /** Clears, writes, and takes the page back to write-back when nothing bad is left in it. */
        private long recoveryWrite(PmemDevice device, long pgoff, long address, long bytes, IovIter iter) {
            long inPage = address & Units.PAGE - 1;
            core.step();
            if (!device.isBad(pgoff * Units.PAGE_SECTORS, Units.up(inPage + bytes, Units.PAGE))) {
                return services.copy().fromIterFlushcache(address, bytes, iter);
            }
            if (inPage != 0 || bytes % Units.PAGE != 0) {
                core.event(EventType.RECOVERY_REFUSED, Rule.TAG_WRITE_ALIGNMENT, pgoff, bytes, inPage);
                return Errno.EIO.negated();
            }
            core.event(EventType.RECOVERY_WRITE, Rule.TAG_WRITE, pgoff, bytes, recordFirst ? 1 : 0);
            long offset = pgoff << Units.PAGE_SHIFT;
            if (!clearPage(device, offset, bytes)) {
                return Errno.EIO.negated();
            }
            if (recordFirst) {
                core.step();
                dropRecords(device, pgoff);
            }
            long copied = services.copy().fromIterFlushcache(address, bytes, iter);
            if (!recordFirst && copied == bytes) {
                core.step();
                dropRecords(device, pgoff);
            }
            core.step();
            if (!device.isBad(pgoff * Units.PAGE_SECTORS, Units.PAGE)) {
                device.restorePages(offset, Units.PAGE);
            }
            return copied;
        }

        boolean clearPage(PmemDevice device, long offset, long bytes) {
            if (device.clearError(offset, bytes) < bytes) {
                return false;
            }
            core.step();
            device.invalidate(offset, bytes);
            return true;
        }

        private static void dropRecords(PmemDevice device, long pgoff) {
            device.dropRecords(pgoff * Units.PAGE_SECTORS, Units.PAGE_SECTORS);
        }

        @Override
        public boolean isError(long transferred) {
            return transferred < 0;
        }

        /** A typed pointer that is used as a plain one does not compile. */
        @Override
        public Set<ApiCall> calls() {
            return bitwise
                    ? Set.of(ApiCall.RECOVERY_ACCESS, ApiCall.RECOVERY_READ, ApiCall.RECOVERY_WRITE)
                    : Set.of(ApiCall.RECOVERY_ACCESS, ApiCall.RECOVERY_READ, ApiCall.RECOVERY_WRITE, ApiCall.PLAIN_USE);
        }
    }
}
