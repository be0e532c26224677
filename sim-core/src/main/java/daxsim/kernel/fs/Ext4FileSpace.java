package daxsim.kernel.fs;

import daxsim.hardware.Units;
import daxsim.kernel.Core;

/** ext4's way (fs/ext4/extents.c, inode.c and file.c, 6.1). */
final class Ext4FileSpace implements FileSpace {
    private final Core core;
    private final PageCache cache;
    private final DaxZero zero;

    Ext4FileSpace(Core core, PageCache cache, DaxZero zero) {
        this.core = core;
        this.cache = cache;
        this.zero = zero;
    }

    /** ext4_punch_hole(): the edges are zeroed first, then whole blocks are freed. Nothing behind the end is punched. */
    @Override
    public int punch(Inode inode, long offset, long length) {
        long size = inode.size();
        if (offset >= size) {
            return 0;
        }
        long end = offset + length > size ? Units.down(size, Units.PAGE) + Units.PAGE : offset + length;
        cache.writeBack(inode, offset, end);
        long from = Units.up(offset, Units.PAGE);
        long to = Units.down(end, Units.PAGE);
        core.step();
        cache.removeRange(inode, from, to);
        int rc = zero.edges(inode, offset, end);
        if (rc == 0 && from < to) {
            core.step();
            inode.fs().freeRange(inode, from / Units.PAGE, (to - from) / Units.PAGE);
        }
        return rc;
    }

    /** ext4_zero_range(): whole blocks are kept, or allocated, and unwritten; then the edges are zeroed. */
    @Override
    public int zeroRange(Inode inode, long offset, long length) {
        FileSystem fs = inode.fs();
        long end = offset + length;
        cache.writeBack(inode, offset, end);
        long from = Units.up(offset, Units.PAGE);
        long to = Units.down(end, Units.PAGE);
        long outerFrom = Units.down(offset, Units.PAGE);
        long outerTo = Units.up(end, Units.PAGE);
        if (outerFrom < from || to < outerTo) {
            int rc = fs.allocateUnwritten(inode, outerFrom / Units.PAGE, (outerTo - outerFrom) / Units.PAGE);
            if (rc != 0) {
                return rc;
            }
        }
        if (from < to) {
            core.step();
            cache.removeRange(inode, from, to);
            int rc = fs.allocateUnwritten(inode, from / Units.PAGE, (to - from) / Units.PAGE);
            if (rc != 0) {
                return rc;
            }
            fs.convertUnwritten(inode, from / Units.PAGE, (to - from) / Units.PAGE);
        }
        if (end > inode.size()) {
            inode.size.set(end);
            fs.markDirty();
        }
        return zero.edges(inode, offset, end);
    }

    /** ext4_setattr() and ext4_truncate(), which ignores what zeroing the new last block said. */
    @Override
    public int truncate(Inode inode, long size) {
        long old = inode.size();
        inode.size.set(size);
        if (size <= old) {
            dropBehind(inode, size);
        }
        inode.fs().markDirty();
        return 0;
    }

    private void dropBehind(Inode inode, long size) {
        long from = Units.up(size, Units.PAGE);
        cache.removeBehind(inode, size);
        zero.part(inode, size, from);
        inode.fs().freeRange(inode, from / Units.PAGE, FileOps.WHOLE_FILE / Units.PAGE);
    }

    @Override
    public int beforeWrite(Inode inode, long offset) {
        return 0;
    }

    /** ext4_truncate_failed_write(): what a short write allocated behind the end of the file goes back. */
    @Override
    public void afterExtendingWrite(Inode inode, long length, long written) {
        if (written < length) {
            dropBehind(inode, inode.size());
        }
    }
}
