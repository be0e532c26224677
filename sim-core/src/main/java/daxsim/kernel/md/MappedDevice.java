package daxsim.kernel.md;

import daxsim.hardware.Units;
import daxsim.kernel.dax.DaxDevice;
import daxsim.state.Runs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device-mapper device (drivers/md/dm.c). It has no badblocks of its own: records live on its legs. */
public final class MappedDevice implements DaxDevice {
    private final String name;
    private final List<DmTarget> table;

    /** A device with this table, its lines in order and without gaps. */
    public MappedDevice(String name, List<DmTarget> table) {
        this.name = name;
        this.table = List.copyOf(table);
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
        DmTarget last = table.getLast();
        return (last.begin() + last.length()) / Units.PAGE_SECTORS;
    }

    private @Nullable DmTarget target(long sector) {
        for (DmTarget target : table) {
            if (target.holds(sector)) {
                return target;
            }
        }
        return null;
    }

    /**
     * dm_dax_direct_access(): trimmed to the target and to the chunk. A leg sector that is not a multiple of eight loses its
     * remainder, as the shift in the kernel makes it.
     */
    @Override
    public @Nullable Place place(long pgoff, long pages) {
        long sector = pgoff * Units.PAGE_SECTORS;
        DmTarget target = target(sector);
        if (target == null) {
            return null;
        }
        long fitting = Math.min(target.maxIoLength(sector) / Units.PAGE_SECTORS, pages);
        DmTarget.Mapped mapped = target.map(sector);
        if (fitting < 1 || mapped == null) {
            return null;
        }
        return mapped.leg().place(mapped.sector() / Units.PAGE_SECTORS, fitting);
    }

    /** A bio is cut at targets and chunks; its parts run on their own, so one can fail and the others be written. */
    @Override
    public boolean write(long offset, Runs data) {
        boolean ok = true;
        long length = data.length() >> Units.SECTOR_SHIFT;
        long first = offset >> Units.SECTOR_SHIFT;
        long done = 0;
        while (done < length) {
            long sector = first + done;
            DmTarget target = target(sector);
            if (target == null) {
                return false;
            }
            long part = Math.min(target.maxIoLength(sector), length - done);
            DmTarget.Mapped mapped = target.map(sector);
            Runs piece = data.slice(done << Units.SECTOR_SHIFT, part << Units.SECTOR_SHIFT);
            ok &= mapped != null && mapped.leg().write(mapped.sector() << Units.SECTOR_SHIFT, piece);
            done += part;
        }
        return ok;
    }
}
