package daxsim.kernel.md;

import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Hash;
import daxsim.state.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a mapped device (struct dm_table): in order, without gaps.
 *
 * @param dax how this kernel's targets go on to a leg
 */
public record DmTable(List<DmTarget> targets, Regime.MapperDax dax) implements Hash.Hashed {
    public DmTable {
        targets = List.copyOf(targets);
    }

    /** Two tables are the same to a run when their targets are. */
    @Override
    public long stateHash() {
        long hash = targets.size();
        for (DmTarget target : targets) {
            hash = Hash.mix(
                    hash, Hash.of(target.getClass().getSimpleName()), Hash.mix(target.begin(), target.length()));
            hash = Hash.mix(hash, target.maxIoLength(target.begin()));
            for (DmTarget.Leg leg : target.legs()) {
                hash = Hash.mix(hash, Hash.of(leg.device().name()), leg.start());
            }
        }
        return hash;
    }

    /** Sectors. */
    long size() {
        DmTarget last = targets.getLast();
        return last.begin() + last.length();
    }

    /** dm_table_find_target(). */
    private @Nullable DmTarget find(long sector) {
        for (DmTarget target : targets) {
            if (target.holds(sector)) {
                return target;
            }
        }
        return null;
    }

    /** Whether it has devices below at all. */
    boolean hasLegs() {
        return targets.stream().anyMatch(target -> !target.legs().isEmpty());
    }

    /**
     * dm_dax_direct_access(): trimmed to the target and to the chunk. Less than a page there is nothing, and so is a sector of
     * a leg that is off the page as long as targets ask bdev_dax_pgoff(); later ones shift its remainder away.
     */
    DaxDevice.@Nullable Place place(long pgoff, long pages) {
        long sector = pgoff * Units.PAGE_SECTORS;
        DmTarget target = find(sector);
        if (target == null) {
            return null;
        }
        long fitting = Math.min(target.maxIoLength(sector) / Units.PAGE_SECTORS, pages);
        DmTarget.Leg mapped = target.map(sector);
        if (fitting < 1 || mapped == null || refusesOffPage(mapped)) {
            return null;
        }
        DaxDevice.Place below = mapped.device().place(mapped.start() / Units.PAGE_SECTORS, fitting);
        return below == null || target.log() == null
                ? below
                : new DaxDevice.Place(
                        below.leg(), below.pgoff(), below.pages(), below.recovery(), below.mapped(), target.log());
    }

    private boolean refusesOffPage(DmTarget.Leg mapped) {
        return dax == Regime.MapperDax.COPY_OPERATIONS && mapped.start() % Units.PAGE_SECTORS != 0;
    }

    /** The error of {@link #place} where it has none to give. */
    int refusal(long pgoff) {
        long sector = pgoff * Units.PAGE_SECTORS;
        DmTarget target = find(sector);
        DmTarget.Leg mapped = target == null ? null : target.map(sector);
        if (target == null || mapped == null || target.maxIoLength(sector) < Units.PAGE_SECTORS) {
            return Errno.EIO.negated();
        }
        return refusesOffPage(mapped)
                ? Errno.EINVAL.negated()
                : mapped.device().refusal(mapped.start() / Units.PAGE_SECTORS);
    }

    /** Where sectors are by the block path, which keeps to the sector. */
    List<DaxDevice.SectorRun> runs(long sector, long count) {
        List<DaxDevice.SectorRun> runs = new ArrayList<>();
        long done = 0;
        while (done < count) {
            DmTarget target = find(sector + done);
            if (target == null) {
                return runs;
            }
            long part = Math.min(target.maxIoLength(sector + done), count - done);
            DmTarget.Leg mapped = target.map(sector + done);
            if (mapped != null) {
                for (DaxDevice.SectorRun run : mapped.device().runs(mapped.start(), part)) {
                    runs.add(new DaxDevice.SectorRun(done + run.offset(), run.leg(), run.sector(), run.count()));
                }
            }
            done += part;
        }
        return runs;
    }

    List<PmemDevice> media() {
        List<PmemDevice> media = new ArrayList<>();
        for (DmTarget target : targets) {
            target.legs().forEach(leg -> media.addAll(leg.device().media()));
        }
        return media;
    }

    /** A bio is cut at targets and chunks; its parts run on their own, so one can fail and the others be written. */
    boolean write(long offset, Runs data) {
        boolean ok = true;
        long length = data.length() >> Units.SECTOR_SHIFT;
        long first = offset >> Units.SECTOR_SHIFT;
        long done = 0;
        while (done < length) {
            DmTarget target = find(first + done);
            if (target == null) {
                return false;
            }
            long part = Math.min(target.maxIoLength(first + done), length - done);
            DmTarget.Leg mapped = target.map(first + done);
            Runs piece = data.slice(done << Units.SECTOR_SHIFT, part << Units.SECTOR_SHIFT);
            ok &= mapped != null && mapped.device().write(mapped.start() << Units.SECTOR_SHIFT, piece);
            done += part;
        }
        return ok;
    }

    /**
     * dm_table_supports_dax() and what the mount asks: up to 5.16 every leg begins on a page, from 5.17 on every block device
     * is whole pages long; and every target translates.
     */
    @Nullable
    String noDax() {
        for (DmTarget target : targets) {
            if (target.legs().isEmpty()) {
                return "dax unsupported by block device";
            }
            for (DmTarget.Leg leg : target.legs()) {
                String below = leg.device().noDax();
                if (below != null) {
                    return below;
                }
                if (refusesOffPage(leg)) {
                    return UNALIGNED;
                }
            }
        }
        boolean wholePages = size() % Units.PAGE_SECTORS == 0;
        return dax == Regime.MapperDax.TRANSLATION && !wholePages ? UNALIGNED : null;
    }

    private static final String UNALIGNED = "unaligned partition for dax";

    /** The same table over other devices. */
    DmTable onto(UnaryOperator<DaxDevice> change) {
        return new DmTable(targets.stream().map(target -> target.onto(change)).toList(), dax);
    }
}
