package daxsim.play;

import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.fs.BlockRun;
import daxsim.kernel.fs.FileSystem;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.scenario.BadInput;
import daxsim.scenario.Fault;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Known;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where faults that name a device strike: through device-mapper they reach the sectors that the block path reaches. */
final class FaultPlaces {
    /** A range of physical addresses of one medium. */
    record Part(PmemDevice device, long phys, long length) {
        boolean overlaps(Part other) {
            return phys < other.phys + other.length && other.phys < phys + length;
        }
    }

    private static final long METADATA = FileSystem.METADATA_BLOCKS * Units.PAGE;

    private FaultPlaces() {}

    /** The places of a fault on a device, as its table is now; what has no medium is left out. */
    static List<Part> of(DaxDevice device, Fault fault) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < fault.repeat(); i++) {
            parts.addAll(of(device, fault.offset() + i * fault.stride(), fault.length()));
        }
        return parts;
    }

    private static List<Part> of(DaxDevice device, long offset, long length) {
        long first = offset >> Units.SECTOR_SHIFT;
        long count = (Units.up(offset + length, Units.SECTOR) >> Units.SECTOR_SHIFT) - first;
        List<Part> parts = new ArrayList<>();
        for (DaxDevice.SectorRun run : device.runs(first, count)) {
            long start = first + run.offset() << Units.SECTOR_SHIFT;
            long from = Math.max(start, offset);
            long to = Math.min(start + (run.count() << Units.SECTOR_SHIFT), offset + length);
            long phys = run.leg().base() + (run.sector() << Units.SECTOR_SHIFT) + from - start;
            parts.add(new Part(run.leg(), phys, to - from));
        }
        return parts;
    }

    /** Refuses faults that strike nothing, or what the model holds for unbreakable. */
    static void check(Scenario scenario, World world) throws BadInput {
        for (Fault fault : scenario.faults()) {
            if (fault.onFile()) {
                continue;
            }
            if (fault.known() == Known.CONSUMED) {
                throw Builder.unmodelled(
                        scenario,
                        fault.at(),
                        "poison of a device that was consumed through a mapping",
                        "a file, or known: no, scrub or stale");
            }
            List<Part> parts = of(world.daxDevice(fault.target()), fault);
            if (parts.stream().mapToLong(Part::length).sum() < fault.length() * fault.repeat()) {
                throw new BadInput(
                        scenario.path(),
                        fault.at().line(),
                        fault.at().column(),
                        "there is no medium behind all of this range of \"" + fault.target() + "\"",
                        "a range whose targets have devices below");
            }
            for (FileSpec file : scenario.files()) {
                DaxDevice device = world.daxDevice(file.on());
                if (overlap(parts, of(device, 0, Math.min(METADATA, bytes(device))))) {
                    throw Builder.unmodelled(
                            scenario,
                            fault.at(),
                            "poison in the filesystem's metadata, the first MiB of the device,",
                            "an offset from 1MiB on");
                }
                if (overlap(parts, metadata(world, device))) {
                    throw Builder.unmodelled(
                            scenario,
                            fault.at(),
                            "poison in the headers of an allocation group",
                            "a range inside the groups' data, such as one of a file");
                }
            }
        }
    }

    private static long bytes(DaxDevice device) {
        return device.pageCount() * Units.PAGE;
    }

    private static List<Part> metadata(World world, DaxDevice device) {
        List<Part> parts = new ArrayList<>();
        FileSystem fs = Objects.requireNonNull(world.fileSystem(device.name()));
        for (BlockRun run : fs.spec().type().metadata(device.pageCount())) {
            parts.addAll(of(device, run.start() * Units.PAGE, run.count() * Units.PAGE));
        }
        return parts;
    }

    private static boolean overlap(List<Part> parts, List<Part> others) {
        return parts.stream().anyMatch(part -> others.stream().anyMatch(part::overlaps));
    }
}
