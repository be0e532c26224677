package daxsim.kernel.fs;

import daxsim.hardware.Contents;
import daxsim.hardware.KernelMap;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxDevice;
import daxsim.trace.Rule;

/** Zeroing of file ranges in place (fs/dax.c, dax_zero_range() and dax_truncate_page()). Holes and unwritten blocks are skipped. */
final class DaxZero {
    private final Core core;
    private final DaxApi api;

    DaxZero(Core core, DaxApi api) {
        this.core = core;
        this.api = api;
    }

    /** The partial blocks at both ends of a range; 0 or a negated errno. */
    int edges(Inode inode, long from, long to) {
        long head = Units.down(from, Units.PAGE);
        long tail = Units.down(to, Units.PAGE);
        if (head == tail) {
            return from == head && to == head ? 0 : part(inode, from, to);
        }
        int rc = from == head ? 0 : part(inode, from, head + Units.PAGE);
        return rc != 0 || to == tail ? rc : part(inode, tail, to);
    }

    /** dax_zero_range(): whole blocks through the block path, which clears poison, partial ones as {@link #part}. */
    int range(Inode inode, long from, long to) {
        long first = from / Units.PAGE;
        long blocks = Units.up(to, Units.PAGE) / Units.PAGE - first;
        for (Extent extent : inode.extents().in(first, blocks)) {
            if (extent.unwritten()) {
                continue;
            }
            for (long block = extent.fileBlock(); block < extent.fileEnd(); block++) {
                long at = Math.max(from, block * Units.PAGE);
                long end = Math.min(to, (block + 1) * Units.PAGE);
                int rc = end - at == Units.PAGE
                        ? whole(inode, extent.deviceBlock() + block - extent.fileBlock())
                        : part(inode, at, end);
                if (rc != 0) {
                    return rc;
                }
            }
        }
        return 0;
    }

    /** dax_zero_page_range(). */
    private int whole(Inode inode, long deviceBlock) {
        boolean done = inode.fs().device().write(deviceBlock << Units.PAGE_SHIFT, Contents.zeros(Units.PAGE));
        return done ? 0 : Errno.EIO.negated();
    }

    /** Part of a block through the direct map; listed poison there is an error. */
    int part(Inode inode, long from, long to) {
        if (from >= to) {
            return 0;
        }
        Iomap map = inode.fs().lookup(inode, from, to - from);
        if (map.type() != Iomap.Type.MAPPED) {
            return map.error();
        }
        DaxDevice.Place place = inode.fs().device().place(map.devicePage(), 1);
        if (place == null || api.faultAccess(place.leg(), place.pgoff(), 1) < 0) {
            return Errno.EIO.negated();
        }
        long kaddr = place.leg().kaddr(place.pgoff()) + from - map.offset();
        core.step();
        long stored = core.memory().storeKernel(core.cpu(), kaddr, Contents.zeros(to - from));
        if (stored < to - from) {
            core.oops(Rule.PLAIN_ACCESS, kaddr + stored);
        }
        core.memory().writeBack(kaddr - KernelMap.DIRECT, to - from);
        return 0;
    }
}
