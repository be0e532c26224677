package daxsim.kernel.fs;

import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.IovIter;
import daxsim.kernel.Pages;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.mm.FaultHandler;
import daxsim.kernel.mm.Mm;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.mm.Vma;
import daxsim.kernel.x86.CopyMc;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;

/** System calls on files of a DAX filesystem. All return a count or 0, or a negated errno. */
public final class FileOps {
    /** An end that no file reaches, in bytes. */
    static final long WHOLE_FILE = 1L << 60;

    private final Core core;
    private final DaxApi api;
    private final PageCache cache;
    private final DaxIomap iomap;
    private final DaxFault fault;
    private final FileSpace ext4;
    private final FileSpace xfs;

    /**
     * @param inodes all files, by number
     */
    public FileOps(Core core, DaxApi api, Pages pages, CopyMc copy, Mm mm, List<Inode> inodes) {
        this.core = core;
        this.api = api;
        this.cache = new PageCache(core, pages, mm);
        this.iomap = new DaxIomap(core, api, mm);
        this.fault = new DaxFault(core, api, pages, copy, mm, inodes);
        DaxZero zero = new DaxZero(core, api);
        this.ext4 = new Ext4FileSpace(core, cache, zero);
        this.xfs = new XfsFileSpace(core, cache, zero);
    }

    private FileSpace space(Inode inode) {
        return switch (inode.fs().spec().type()) {
            case EXT4 -> ext4;
            case XFS -> xfs;
        };
    }

    /** For the page faults of mappings. */
    public FaultHandler faultHandler() {
        return fault;
    }

    /** The calls, in the order of the words of {@link EventType#SYSCALL}. */
    private enum Call {
        PREAD,
        PWRITE,
        PUNCH,
        ZERO_RANGE,
        FALLOCATE,
        TRUNCATE,
        FSYNC,
        MMAP,
        MUNMAP,
        CLEAR,
        MADVISE
    }

    private void enter(Call call) {
        core.spend(Param.SYSCALL);
        core.event(EventType.SYSCALL, Rule.SYSCALL, call.ordinal(), 0, 0);
        core.step();
    }

    public long pread(UserThread thread, Inode inode, long offset, IovIter iter) {
        enter(Call.PREAD);
        inode.rwsem.downRead();
        long ret = iomap.readWrite(thread, inode, offset, iter);
        inode.rwsem.upRead();
        return ret;
    }

    public long pwrite(UserThread thread, Inode inode, long offset, IovIter iter) {
        enter(Call.PWRITE);
        inode.rwsem.downWrite();
        long length = iter.remaining();
        boolean extending = offset + length > inode.size();
        long ret = space(inode).beforeWrite(inode, offset);
        if (ret == 0) {
            ret = iomap.readWrite(thread, inode, offset, iter);
            if (extending) {
                space(inode).afterExtendingWrite(inode, length, ret);
            }
        }
        inode.rwsem.upWrite();
        return ret;
    }

    /** fallocate(PUNCH_HOLE | KEEP_SIZE). */
    public long punch(Inode inode, long offset, long length) {
        enter(Call.PUNCH);
        core.spend(Param.FS_PUNCH);
        return changingBlocks(inode, space -> space.punch(inode, offset, length));
    }

    /** fallocate(ZERO_RANGE). */
    public long zeroRange(Inode inode, long offset, long length) {
        enter(Call.ZERO_RANGE);
        return changingBlocks(inode, space -> space.zeroRange(inode, offset, length));
    }

    /** truncate(2). */
    public long truncate(Inode inode, long size) {
        enter(Call.TRUNCATE);
        return changingBlocks(inode, space -> space.truncate(inode, size));
    }

    /** Something that changes which blocks a file has. */
    private interface BlockChange {
        int in(FileSpace space);
    }

    private long changingBlocks(Inode inode, BlockChange change) {
        inode.rwsem.downWrite();
        inode.invalidateLock.downWrite();
        int rc = inode.fs().refusesAll() ? Errno.EIO.negated() : change.in(space(inode));
        inode.invalidateLock.upWrite();
        inode.rwsem.upWrite();
        return rc;
    }

    /** fallocate(0): holes get unwritten blocks; the medium is not touched. */
    public long allocate(Inode inode, long offset, long length) {
        enter(Call.FALLOCATE);
        inode.rwsem.downWrite();
        long first = offset / Units.PAGE;
        long last = (offset + length - 1) / Units.PAGE;
        boolean dead = inode.fs().refusesAll();
        int rc = dead ? Errno.EIO.negated() : inode.fs().allocateUnwritten(inode, first, last - first + 1);
        if (rc == 0 && offset + length > inode.size()) {
            inode.size.set(offset + length);
            inode.fs().markDirty();
        }
        inode.rwsem.upWrite();
        return rc;
    }

    /** fsync(2): dirty entries are written back, then the transaction commits. */
    public long fsync(Inode inode) {
        enter(Call.FSYNC);
        cache.writeBack(inode, 0, inode.size());
        core.step();
        core.memory().fence();
        return inode.fs().commit();
    }

    /**
     * freeze_super() for a suspended device: what is on its way into or out of files is waited for and nothing new begins,
     * then everything is written back as in sync.
     */
    public void freeze(FileSystem fs) {
        for (Inode inode : fs.inodes()) {
            inode.rwsem.downWrite();
            inode.invalidateLock.downWrite();
        }
        for (Inode inode : fs.inodes()) {
            cache.writeBack(inode, 0, inode.size());
        }
        core.step();
        core.memory().fence();
        fs.commit();
    }

    /** thaw_super(). */
    public void thaw(FileSystem fs) {
        fs.thaw();
        for (Inode inode : fs.inodes()) {
            inode.invalidateLock.upWrite();
            inode.rwsem.upWrite();
        }
    }

    /** The entry of madvise(2), whose work is that of mm. */
    public void enterMadvise() {
        enter(Call.MADVISE);
    }

    public long mmap(UserThread thread, Inode inode, long offset, long length, Vma.Kind kind) {
        enter(Call.MMAP);
        if (inode.fs().refusesMappings()) {
            return Errno.EIO.negated();
        }
        thread.process().mm().map(inode.number(), offset, length, kind);
        return 0;
    }

    /** munmap of every mapping of a file. */
    public long munmap(UserThread thread, Inode inode) {
        enter(Call.MUNMAP);
        thread.process().mm().unmap(inode.number());
        return 0;
    }

    /** {@link daxsim.kernel.dax.ApiCall#CLEAR} as a system call: whole pages of the range, extent by extent, under the inode lock. */
    public long clear(Inode inode, long offset, long length) {
        enter(Call.CLEAR);
        inode.rwsem.downWrite();
        long from = Units.down(offset, Units.PAGE);
        long to = Units.up(offset + length, Units.PAGE);
        int rc = 0;
        for (Extent part : inode.extents().in(from / Units.PAGE, (to - from) / Units.PAGE)) {
            rc = clearBlocks(inode.fs().device(), part.deviceBlock(), part.count());
            if (rc != 0) {
                break;
            }
        }
        inode.rwsem.upWrite();
        return rc;
    }

    private int clearBlocks(DaxDevice device, long block, long count) {
        if (device.isMapped() && !api.passesThroughDm()) {
            return Errno.EOPNOTSUPP.negated();
        }
        long at = block;
        while (at < block + count) {
            DaxDevice.Place place = device.place(at, block + count - at);
            if (place == null) {
                return Errno.EIO.negated();
            }
            int rc = api.clear(place);
            if (rc != 0) {
                return rc;
            }
            at += place.pages();
        }
        return 0;
    }
}
