package daxsim.campaign.run;

import daxsim.app.World;
import daxsim.hardware.Media;
import daxsim.hardware.MemType;
import daxsim.hardware.Units;
import daxsim.kernel.fs.BlockRun;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.FileSystem;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.nvdimm.PmemDevice;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the state of a world. Changes nothing. */
final class Gauges {
    /** Classes of free runs: 4 KiB to 512 MiB, and what is larger. */
    static final int CLASSES = 19;

    private static final int PER_THOUSAND = 1000;

    private final World world;
    private final Set<FileSystem> fileSystems = new LinkedHashSet<>();

    Gauges(World world) {
        this.world = world;
        world.inodes().forEach(inode -> fileSystems.add(inode.fs()));
    }

    long[] read() {
        world.ledger().mute(true);
        long[] values = new long[Gauge.values().length];
        long pieces = 0;
        long whole = 0;
        for (Inode inode : world.inodes()) {
            values[Gauge.EXTENTS.ordinal()] += inode.extents().count();
            pieces += inode.size() >> Units.HUGE_SHIFT;
            whole += wholePieces(inode);
        }
        values[Gauge.PMD_SHARE.ordinal()] = pieces == 0 ? 0 : whole * PER_THOUSAND / pieces;
        for (FileSystem fs : fileSystems) {
            values[Gauge.LARGEST_FREE.ordinal()] =
                    Math.max(values[Gauge.LARGEST_FREE.ordinal()], fs.largestFreeRun() * Units.PAGE);
            values[Gauge.FREE_RUNS.ordinal()] += fs.freeRuns().size();
        }
        for (PmemDevice device : world.devices()) {
            values[Gauge.BADBLOCKS_RECORDS.ordinal()] += device.badblocks().count();
            values[Gauge.BADBLOCKS_SECTORS.ordinal()] += device.badblocks().sectors();
        }
        for (Media media : world.machine().media()) {
            values[Gauge.POISON_LINES.ordinal()] += media.poisonedLines(media.base(), media.base() + media.size());
        }
        world.machine().memory().kernelMap().forEachChanged((pfn, type, present) -> {
            if (!present) {
                values[Gauge.NP_PAGES.ordinal()]++;
            } else if (type != MemType.WB) {
                values[Gauge.UC_PAGES.ordinal()]++;
            }
        });
        values[Gauge.HWPOISON_PAGES.ordinal()] = world.pages().hwpoisonPages();
        world.ledger().mute(false);
        return values;
    }

    /** Pieces of 2 MiB, aligned in the file, whose blocks lie together and aligned on the device. */
    private static long wholePieces(Inode inode) {
        long whole = 0;
        for (Extent extent : inode.extents().extents()) {
            long shift = extent.deviceBlock() - extent.fileBlock();
            if (!extent.unwritten() && shift % Units.HUGE_PAGES == 0) {
                long first = Math.ceilDiv(extent.fileBlock(), Units.HUGE_PAGES);
                long last = (extent.fileBlock() + extent.count()) / Units.HUGE_PAGES;
                whole += Math.max(0, last - first);
            }
        }
        return whole;
    }

    /** Numbers of free runs by size. */
    long[] freeRuns() {
        return freeRuns(false);
    }

    /** Blocks of free runs by the size of the run. */
    long[] freeBlocks() {
        return freeRuns(true);
    }

    private long[] freeRuns(boolean blocks) {
        world.ledger().mute(true);
        long[] classes = new long[CLASSES];
        for (FileSystem fs : fileSystems) {
            for (BlockRun run : fs.freeRuns()) {
                int order = Long.SIZE - 1 - Long.numberOfLeadingZeros(run.count());
                classes[Math.min(order, CLASSES - 1)] += blocks ? run.count() : 1;
            }
        }
        world.ledger().mute(false);
        return classes;
    }
}
