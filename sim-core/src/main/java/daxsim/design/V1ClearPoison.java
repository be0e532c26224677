package daxsim.design;

import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.ApiCall;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import daxsim.kernel.dax.Mapped;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;
import java.util.Set;

/** The clear-poison operation of September 2021: clear, then an ordinary write, with nothing that ties one to the other. */
public final class V1ClearPoison implements Design {
    private static final String IN_PWRITE = "in-pwrite";

    @Override
    public String id() {
        return "v1-clear-poison";
    }

    @Override
    public String says() {
        return "A separate clear operation, called by the kernel inside pwrite or by a caller before an ordinary write.";
    }

    @Override
    public String source() {
        return "\"dax: clear poison on the fly along pwrite\", September 2021";
    }

    @Override
    public Regime regime() {
        return Regime.R515;
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                new Variant(IN_PWRITE, "dax_iomap_iter clears when direct_access fails, then translates again"),
                new Variant("two-call", "the caller clears, then calls pwrite"));
    }

    @Override
    public Footprint footprint() {
        return new Footprint(5, 5, List.of("clear_poison (3)"), List.of(), 1, "4 files, +45 (without device-mapper)");
    }

    @Override
    public DaxApi open(String variant, DaxServices services) {
        return variant.equals(IN_PWRITE) ? new InPwrite(services) : new TwoCall(services);
    }

    @Override
    public long repair(String variant, Application application, long offset, long length) {
        if (variant.equals(IN_PWRITE)) {
            return application.pwrite(offset, length);
        }
        long cleared = application.clear(offset, length);
        return cleared < 0 ? cleared : application.pwrite(offset, length);
    }

    @Override
    public long repairAt(String variant, KernelUser user, long offset, long length) {
        long cleared = user.clear(offset, length);
        return cleared < 0 ? cleared : user.store(offset, length);
    }

    /** The operation itself; open so that tests can plant a bug in one step. */
    static class TwoCall extends DaxApi {
        TwoCall(DaxServices services) {
            super(services);
        }

        @Override
        public Set<ApiCall> calls() {
            return Set.of(ApiCall.CLEAR);
        }

        /** The posting gives the operation to pmem only. */
        @Override
        public boolean passesThroughDm() {
            return false;
        }

        /** pmem's clear_poison: nothing listed is success, a clear that falls short is EIO. */
        @Override
        public int clear(PmemDevice device, long pgoff, long pageCount) {
            long length = pageCount << Units.PAGE_SHIFT;
            core.step();
            boolean bad = device.isBad(pgoff * Units.PAGE_SECTORS, length);
            core.event(EventType.CLEAR_CALLED, Rule.P0_CLEAR, pgoff, pageCount, bad ? 1 : 0);
            if (!bad) {
                return 0;
            }
            return device.clearPoison(pgoff << Units.PAGE_SHIFT, length) ? 0 : Errno.EIO.negated();
        }
    }

    /** The operation as dax_iomap_iter calls it. */
    static class InPwrite extends TwoCall {
        InPwrite(DaxServices services) {
            super(services);
        }

        @Override
        public Mapped map(PmemDevice device, long pgoff, long pageCount, boolean write) {
            Mapped mapped = normalAccess(device, pgoff, pageCount);
            if (added(isPoison(mapped)) && write && clear(device, pgoff, pageCount) == 0) {
                mapped = translateAgain(device, pgoff, pageCount, mapped);
            }
            return mapped;
        }

        Mapped translateAgain(PmemDevice device, long pgoff, long pageCount, Mapped failed) {
            return normalAccess(device, pgoff, pageCount);
        }

        private boolean isPoison(Mapped mapped) {
            return mapped.pages() == core.regime().poisonErrno().negated();
        }
    }
}
