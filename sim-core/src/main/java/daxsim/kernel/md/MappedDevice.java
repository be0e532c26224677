package daxsim.kernel.md;

import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.Recovery;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.RefCell;
import daxsim.state.Runs;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device-mapper device (drivers/md/dm.c). It has no badblocks of its own: records live on its legs. */
public final class MappedDevice implements DaxDevice {
    private final Core core;
    private final String name;
    private final RefCell<DmTable> table;
    private final @Nullable MixedLegs mixed;
    private final DaxDevice atStart;

    /**
     * A device with a first table.
     *
     * @param mixed what happens on legs that cannot recover, or null for what the design does
     */
    public MappedDevice(Core core, String name, DmTable first, @Nullable MixedLegs mixed) {
        this.core = core;
        this.name = name;
        this.table = new RefCell<>(core.machine().ledger(), name + " table", first);
        this.mixed = mixed;
        this.atStart = new First(name, first.onto(DaxDevice::atStart));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isMapped() {
        return true;
    }

    @Override
    public long pageCount() {
        return table.get().size() / Units.PAGE_SECTORS;
    }

    @Override
    public @Nullable Place place(long pgoff, long pages) {
        Place below = table.get().place(pgoff, pages);
        return below == null
                ? null
                : new Place(below.leg(), below.pgoff(), below.pages(), recovery(below), true, below.log());
    }

    /** The policy, where there is one; it is about legs that clear errors and legs that do not. */
    private Recovery recovery(Place below) {
        if (mixed == null) {
            return below.recovery();
        }
        boolean works = mixed == MixedLegs.ALL_OR_NOTHING
                ? media().stream().allMatch(PmemDevice::clearsErrors)
                : below.leg().clearsErrors();
        return works ? Recovery.OPERATION : mixed.onLegsWithout();
    }

    @Override
    public int refusal(long pgoff) {
        return table.get().refusal(pgoff);
    }

    @Override
    public List<SectorRun> runs(long sector, long count) {
        return table.get().runs(sector, count);
    }

    @Override
    public List<PmemDevice> media() {
        return table.get().media();
    }

    @Override
    public boolean write(long offset, Runs data) {
        return table.get().write(offset, data);
    }

    @Override
    public @Nullable String noDax() {
        return table.get().noDax();
    }

    /** Whether its sectors come, directly or not, from that device. */
    public boolean isAbove(MappedDevice other) {
        return this == other
                || table.get().targets().stream()
                        .flatMap(target -> target.legs().stream())
                        .anyMatch(leg -> leg.device() instanceof MappedDevice below && below.isAbove(other));
    }

    /**
     * table_load() as far as it can refuse: a device that offers DAX keeps offering it, unless the new table has no devices
     * below at all.
     *
     * @return 0 or a negated errno
     */
    public int accepts(DmTable next) {
        return next.hasLegs() && next.noDax() != null ? Errno.EINVAL.negated() : 0;
    }

    /** dm_swap_table(): from here on requests go to the new table. */
    public void swap(DmTable next) {
        core.step();
        table.set(next);
        core.event(EventType.TABLE_SWAPPED, Rule.DM_SWAP, next.targets().size(), next.size(), 0);
    }

    @Override
    public DaxDevice atStart() {
        return atStart;
    }

    /** The device with the table that the script gave it. */
    private record First(String name, DmTable table) implements DaxDevice {
        @Override
        public long pageCount() {
            return table.size() / Units.PAGE_SECTORS;
        }

        @Override
        public @Nullable Place place(long pgoff, long pages) {
            return table.place(pgoff, pages);
        }

        @Override
        public List<SectorRun> runs(long sector, long count) {
            return table.runs(sector, count);
        }

        @Override
        public List<PmemDevice> media() {
            return table.media();
        }

        @Override
        public boolean write(long offset, Runs data) {
            return table.write(offset, data);
        }
    }
}
