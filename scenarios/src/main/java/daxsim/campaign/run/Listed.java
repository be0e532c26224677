package daxsim.campaign.run;

import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.nvdimm.PmemDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an administrator gets out of sysfs and FIEMAP: the ranges of files that records of bad sectors lie in. */
final class Listed {
    private Listed() {}

    /** A record that listed sectors of a device. */
    private record Entry(PmemDevice device, long from, long to) {}

    /** A stretch of a file that lies together. */
    private record Lying(Inode inode, long offset, Stretch stretch) {}

    /** In the order of files and offsets, in whole pages. */
    static List<Draws.Spot> in(World world) {
        List<Entry> entries = new ArrayList<>();
        for (PmemDevice device : world.devices()) {
            device.badblocks()
                    .forEach((start, length, acknowledged) -> entries.add(new Entry(
                            device,
                            device.base() + (start << Units.SECTOR_SHIFT),
                            device.base() + (start + length << Units.SECTOR_SHIFT))));
        }
        if (entries.isEmpty()) {
            return List.of();
        }
        entries.sort(Comparator.comparingLong(Entry::from));
        List<Draws.Spot> pages = new ArrayList<>();
        int first = 0;
        for (Lying lying : byAddress(world)) {
            long end = lying.stretch().phys() + lying.stretch().pages() * Units.PAGE;
            while (first < entries.size()
                    && entries.get(first).to() <= lying.stretch().phys()) {
                first++;
            }
            for (int i = first; i < entries.size() && entries.get(i).from() < end; i++) {
                pages.add(pages(lying, entries.get(i)));
            }
        }
        return joined(pages);
    }

    private static List<Lying> byAddress(World world) {
        List<Lying> all = new ArrayList<>();
        for (Inode inode : world.inodes()) {
            for (Extent extent : inode.extents().extents()) {
                for (Stretch stretch : inode.fs().stretches(extent.deviceBlock(), extent.count())) {
                    long at = (extent.fileBlock() + stretch.page() - extent.deviceBlock()) * Units.PAGE;
                    all.add(new Lying(inode, at, stretch));
                }
            }
        }
        all.sort(Comparator.comparingLong(l -> l.stretch().phys()));
        return all;
    }

    private static Draws.Spot pages(Lying lying, Entry entry) {
        long phys = lying.stretch().phys();
        long lo = Math.max(entry.from(), phys) - phys + lying.offset();
        long hi = Math.min(entry.to(), phys + lying.stretch().pages() * Units.PAGE) - phys + lying.offset();
        long first = Units.down(lo, Units.PAGE);
        long end = Math.min(Units.up(hi, Units.PAGE), lying.inode().size());
        return new Draws.Spot(lying.inode().number(), first, end - first);
    }

    /** Neighbours together, each page once. */
    private static List<Draws.Spot> joined(List<Draws.Spot> pages) {
        pages.sort(Comparator.comparingInt(Draws.Spot::file).thenComparingLong(Draws.Spot::offset));
        List<Draws.Spot> spots = new ArrayList<>();
        for (Draws.Spot page : pages) {
            Draws.Spot last = spots.isEmpty() ? null : spots.getLast();
            if (last != null && last.file() == page.file() && last.offset() + last.length() >= page.offset()) {
                long end = Math.max(last.offset() + last.length(), page.offset() + page.length());
                spots.set(spots.size() - 1, new Draws.Spot(last.file(), last.offset(), end - last.offset()));
            } else {
                spots.add(page);
            }
        }
        return spots;
    }
}
