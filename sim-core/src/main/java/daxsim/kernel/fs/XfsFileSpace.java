package daxsim.kernel.fs;

import daxsim.hardware.Units;
import daxsim.kernel.Core;

/** XFS's way (fs/xfs/xfs_bmap_util.c, xfs_iops.c and xfs_file.c, 6.1). */
final class XfsFileSpace implements FileSpace {
    private final Core core;
    private final PageCache cache;
    private final DaxZero zero;

    XfsFileSpace(Core core, PageCache cache, DaxZero zero) {
        this.core = core;
        this.cache = cache;
        this.zero = zero;
    }

    @Override
    public int punch(Inode inode, long offset, long length) {
        return freeFileSpace(inode, offset, length);
    }

    /** xfs_free_file_space(): whole blocks are freed first, then what is left of the range in the file is zeroed. */
    private int freeFileSpace(Inode inode, long offset, long length) {
        long end = offset + length;
        long outerFrom = Units.down(offset, Units.PAGE);
        long outerTo = Units.up(end, Units.PAGE);
        cache.writeBack(inode, outerFrom, outerTo);
        core.step();
        cache.removeRange(inode, outerFrom, outerTo);
        long from = Units.up(offset, Units.PAGE);
        long to = Units.down(end, Units.PAGE);
        if (from < to) {
            core.step();
            inode.fs().freeRange(inode, from / Units.PAGE, (to - from) / Units.PAGE);
        }
        return offset >= inode.size() ? 0 : zero.range(inode, offset, Math.min(end, inode.size()));
    }

    /** xfs_file_fallocate() with ZERO_RANGE: the space is freed and other, unwritten space allocated. */
    @Override
    public int zeroRange(Inode inode, long offset, long length) {
        int rc = freeFileSpace(inode, offset, length);
        if (rc != 0) {
            return rc;
        }
        long first = offset / Units.PAGE;
        long end = Units.up(offset + length, Units.PAGE) / Units.PAGE;
        rc = inode.fs().allocateUnwritten(inode, first, end - first);
        return rc == 0 && offset + length > inode.size() ? truncate(inode, offset + length) : rc;
    }

    /** xfs_setattr_size(): what has to be zeroed is zeroed first, and a failure leaves everything as it was. */
    @Override
    public int truncate(Inode inode, long size) {
        long old = inode.size();
        int rc = size > old ? zero.range(inode, old, size) : zero.part(inode, size, Units.up(size, Units.PAGE));
        if (rc != 0) {
            return rc;
        }
        core.step();
        inode.size.set(size);
        if (size <= old) {
            long from = Units.up(size, Units.PAGE);
            cache.removeBehind(inode, size);
            inode.fs().freeRange(inode, from / Units.PAGE, FileOps.WHOLE_FILE / Units.PAGE);
        }
        inode.fs().markDirty();
        return 0;
    }

    /** xfs_file_write_checks(): the gap between the old end and the write is zeroed. */
    @Override
    public int beforeWrite(Inode inode, long offset) {
        return offset > inode.size() ? zero.range(inode, inode.size(), offset) : 0;
    }

    /** What a short write has allocated behind the end stays with the file. */
    @Override
    public void afterExtendingWrite(Inode inode, long length, long written) {}
}
