package daxsim.check;

import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.nvdimm.PmemDevice;
import java.util.ArrayList;
import java.util.List;

/**
 * One fault where it struck: device addresses, and the parts of files that lay there then.
 *
 * @param parts none where it struck no file
 */
public record Strike(int device, long phys, long length, List<Part> parts, long atNs) {
    /** A part of a file, and where it lay. */
    public record Part(int file, long offset, long length, long phys) {}

    public Strike {
        parts = List.copyOf(parts);
    }

    /** Of these bytes of a device, now. */
    public static Strike at(World world, int device, long phys, long length) {
        PmemDevice pmem = world.devices().get(device);
        List<Part> parts = new ArrayList<>();
        for (Inode inode : world.inodes()) {
            for (Extent extent : inode.extents().extents()) {
                for (Stretch stretch : inode.fs().stretches(extent.deviceBlock(), extent.count())) {
                    long at = (extent.fileBlock() + stretch.page() - extent.deviceBlock()) * Units.PAGE;
                    long lo = Math.max(stretch.phys(), phys);
                    long hi = Math.min(stretch.phys() + stretch.pages() * Units.PAGE, phys + length);
                    if (stretch.leg() == pmem && lo < hi) {
                        parts.add(new Part(inode.number(), at + lo - stretch.phys(), hi - lo, lo));
                    }
                }
            }
        }
        return new Strike(device, phys, length, parts, world.engine().now());
    }

    /** Whether it struck a byte of a range of a file. */
    public boolean touches(int file, long offset, long bytes) {
        for (Part part : parts) {
            if (part.file() == file && part.offset() < offset + bytes && part.offset() + part.length() > offset) {
                return true;
            }
        }
        return false;
    }
}
