package daxsim.campaign.run;

import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.nvdimm.PmemDevice;
import java.util.ArrayList;
import java.util.List;

/** What an administrator gets out of sysfs and FIEMAP: the ranges of files that records of bad sectors lie in. */
final class Listed {
    private Listed() {}

    /** In the order of files and offsets, in whole pages. */
    static List<Draws.Spot> in(World world) {
        List<Draws.Spot> spots = new ArrayList<>();
        boolean any = false;
        for (PmemDevice device : world.devices()) {
            any |= device.badblocks().count() > 0;
        }
        if (!any) {
            return spots;
        }
        for (Inode inode : world.inodes()) {
            for (Extent extent : inode.extents().extents()) {
                for (Stretch stretch : inode.fs().stretches(extent.deviceBlock(), extent.count())) {
                    long at = (extent.fileBlock() + stretch.page() - extent.deviceBlock()) * Units.PAGE;
                    add(spots, inode, stretch, at);
                }
            }
        }
        return spots;
    }

    private static void add(List<Draws.Spot> spots, Inode inode, Stretch stretch, long at) {
        long from = stretch.phys() - stretch.leg().base() >> Units.SECTOR_SHIFT;
        long to = from + stretch.pages() * Units.PAGE_SECTORS;
        stretch.leg().badblocks().forEachIn(from, to, (start, length, acknowledged) -> {
            long lo = (Math.max(from, start) - from << Units.SECTOR_SHIFT) + at;
            long hi = (Math.min(to, start + length) - from << Units.SECTOR_SHIFT) + at;
            long first = Units.down(lo, Units.PAGE);
            long end = Math.min(Units.up(hi, Units.PAGE), inode.size());
            Draws.Spot before = spots.isEmpty() ? null : spots.getLast();
            if (before != null && before.file() == inode.number() && before.offset() + before.length() >= first) {
                spots.removeLast();
                first = before.offset();
            }
            spots.add(new Draws.Spot(inode.number(), first, end - first));
        });
    }
}
