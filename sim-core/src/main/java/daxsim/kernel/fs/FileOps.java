package daxsim.kernel.fs;

import daxsim.hardware.KernelMap;
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
    private final Core core;
    private final DaxApi api;
    private final Pages pages;
    private final Mm mm;
    private final DaxIomap iomap;
    private final DaxFault fault;

    /**
     * @param inodes all files, by number
     */
    public FileOps(Core core, DaxApi api, Pages pages, CopyMc copy, Mm mm, List<Inode> inodes) {
        this.core = core;
        this.api = api;
        this.pages = pages;
        this.mm = mm;
        this.iomap = new DaxIomap(core, api, mm);
        this.fault = new DaxFault(core, api, pages, copy, mm, inodes);
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
        long ret = iomap.readWrite(thread, inode, offset, iter);
        inode.rwsem.upWrite();
        return ret;
    }

    /** fallocate(PUNCH_HOLE | KEEP_SIZE): edges are zeroed first, then whole blocks are unmapped and freed. */
    public long punch(Inode inode, long offset, long length) {
        enter(Call.PUNCH);
        core.spend(Param.FS_PUNCH);
        inode.rwsem.downWrite();
        inode.invalidateLock.downWrite();
        long from = Units.up(offset, Units.PAGE);
        long to = Units.down(offset + length, Units.PAGE);
        int rc = zeroEdges(inode, offset, offset + length);
        if (rc == 0 && from < to) {
            core.step();
            unmap(inode, from, to);
            inode.fs().freeRange(inode, from / Units.PAGE, (to - from) / Units.PAGE);
        }
        inode.invalidateLock.upWrite();
        inode.rwsem.upWrite();
        return rc;
    }

    /** fallocate(ZERO_RANGE) as ext4 does it: whole blocks are kept and marked unwritten, then the edges are zeroed. */
    public long zeroRange(Inode inode, long offset, long length) {
        enter(Call.ZERO_RANGE);
        inode.rwsem.downWrite();
        inode.invalidateLock.downWrite();
        long from = Units.up(offset, Units.PAGE);
        long to = Units.down(offset + length, Units.PAGE);
        if (from < to) {
            core.step();
            unmap(inode, from, to);
            inode.fs().convertUnwritten(inode, from / Units.PAGE, (to - from) / Units.PAGE);
        }
        int rc = zeroEdges(inode, offset, offset + length);
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
        int rc = inode.fs().allocateUnwritten(inode, first, last - first + 1);
        if (rc == 0 && offset + length > inode.size()) {
            inode.size.set(offset + length);
        }
        inode.rwsem.upWrite();
        return rc;
    }

    /** truncate as ext4 does it: the result of zeroing the new last block is ignored. */
    public long truncate(Inode inode, long size) {
        enter(Call.TRUNCATE);
        inode.rwsem.downWrite();
        inode.invalidateLock.downWrite();
        long old = inode.size();
        inode.size.set(size);
        if (size < old) {
            zeroEdges(inode, size, Units.up(size, Units.PAGE));
            long from = Units.up(size, Units.PAGE);
            long to = Units.up(old, Units.PAGE);
            if (from < to) {
                truncatePages(inode, from, to);
                inode.fs().freeRange(inode, from / Units.PAGE, (to - from) / Units.PAGE);
            }
        }
        inode.fs().markDirty();
        inode.invalidateLock.upWrite();
        inode.rwsem.upWrite();
        return 0;
    }

    /** The partial blocks at both ends of a range are zeroed through the direct map; listed poison there is an error. */
    private int zeroEdges(Inode inode, long from, long to) {
        long head = Units.down(from, Units.PAGE);
        long tail = Units.down(to, Units.PAGE);
        if (head == tail) {
            return from == head && to == head ? 0 : zeroPart(inode, from, to);
        }
        int rc = from == head ? 0 : zeroPart(inode, from, head + Units.PAGE);
        if (rc != 0 || to == tail) {
            return rc;
        }
        return zeroPart(inode, tail, to);
    }

    private int zeroPart(Inode inode, long from, long to) {
        if (from >= to) {
            return 0;
        }
        Iomap map = inode.fs().lookup(inode, from, to - from);
        if (map.type() != Iomap.Type.MAPPED) {
            return 0;
        }
        DaxDevice.Place place = inode.fs().device().place(map.devicePage(), 1);
        if (place == null || api.faultAccess(place.leg(), place.pgoff(), 1) < 0) {
            return Errno.EIO.negated();
        }
        long kaddr = place.leg().kaddr(place.pgoff()) + from - map.offset();
        core.step();
        long stored = core.memory().storeKernel(core.cpu(), kaddr, daxsim.hardware.Contents.zeros(to - from));
        if (stored < to - from) {
            core.oops(Rule.PLAIN_ACCESS, kaddr + stored);
        }
        core.memory().writeBack(kaddr - KernelMap.DIRECT, to - from);
        return 0;
    }

    /** truncate_pagecache_range(): mappings and DAX entries of a range go; private copies stay. */
    private void unmap(Inode inode, long from, long to) {
        long first = from >> Units.PAGE_SHIFT;
        long end = to >> Units.PAGE_SHIFT;
        mm.unmapFilePages(inode.number(), first, end - first);
        inode.entries.drop(pages, first, end);
    }

    /** truncate_pagecache(): the same for what lies behind the end of a file from now on; private copies go, too. */
    private void truncatePages(Inode inode, long from, long to) {
        long first = from >> Units.PAGE_SHIFT;
        long end = to >> Units.PAGE_SHIFT;
        mm.unmapTruncatedPages(inode.number(), first, end - first);
        inode.entries.drop(pages, first, end);
    }

    /**
     * fsync: dirty entries are write-protected in every process, written back through the direct map and clean from then on;
     * then the transaction commits. No media error is asked.
     */
    public long fsync(Inode inode) {
        enter(Call.FSYNC);
        writeBackEntries(inode);
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
            writeBackEntries(inode);
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

    private void writeBackEntries(Inode inode) {
        long end = Units.up(inode.size(), Units.PAGE) >> Units.PAGE_SHIFT;
        for (long index = inode.entries.firstDirty(0, end);
                index < end;
                index = inode.entries.firstDirty(index + 1, end)) {
            core.step();
            writeBackEntry(inode, index, inode.entries.isHuge(index) ? Units.HUGE_PAGES : 1);
        }
    }

    /** dax_writeback_one(): a page or 2 MiB. */
    private void writeBackEntry(Inode inode, long index, long count) {
        long pfn = inode.entries.pfn(index);
        mm.writeProtectFilePages(inode.number(), index, count);
        long absent = core.memory().kernelMap().firstAbsent(pfn, count);
        if (absent < pfn + count && !core.platform().eadr()) {
            core.oops(Rule.FSYNC_NOT_PRESENT, absent << Units.PAGE_SHIFT);
        }
        core.memory().writeBack(pfn << Units.PAGE_SHIFT, count << Units.PAGE_SHIFT);
        inode.entries.clean(index);
        core.costs().spend(Param.CLWB_ISSUE, (count << Units.PAGE_SHIFT) / Units.LINE);
    }

    /** The entry of madvise(2), whose work is that of mm. */
    public void enterMadvise() {
        enter(Call.MADVISE);
    }

    public long mmap(UserThread thread, Inode inode, long offset, long length, Vma.Kind kind) {
        enter(Call.MMAP);
        if (inode.fs().isShutDown()) {
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
