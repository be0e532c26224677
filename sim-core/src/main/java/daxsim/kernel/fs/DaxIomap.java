package daxsim.kernel.fs;

import daxsim.hardware.Contents;
import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.IovIter;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.Mapped;
import daxsim.kernel.mm.Mm;
import daxsim.kernel.mm.UserThread;

/** The read and write loop of fs/dax.c (dax_iomap_rw and dax_iomap_iter). What a design changes of it, it changes in the calls. */
final class DaxIomap {
    private final Core core;
    private final DaxApi api;
    private final Mm mm;

    DaxIomap(Core core, DaxApi api, Mm mm) {
        this.core = core;
        this.api = api;
        this.mm = mm;
    }

    /** dax_iomap_rw(): extent by extent; bytes, or a negated errno when there are none. */
    long readWrite(UserThread thread, Inode inode, long offset, IovIter iter) {
        long pos = offset;
        long done = 0;
        long ret = 0;
        while (iter.remaining() > 0) {
            if (!iter.isWrite() && pos >= inode.size()) {
                break;
            }
            Iomap map = iter.isWrite()
                    ? inode.fs().prepareWrite(inode, pos, iter.remaining())
                    : inode.fs().lookup(inode, pos, iter.remaining());
            if (map.error() != 0) {
                ret = map.error();
                break;
            }
            ret = oneExtent(thread, inode, pos, map, iter);
            if (ret <= 0) {
                break;
            }
            boolean whole = pos + ret == map.end();
            pos += ret;
            done += ret;
            if (iter.isWrite() && pos > inode.size()) {
                inode.size.set(pos);
                inode.fs().markDirty();
            }
            if (!whole && iter.remaining() > 0) {
                break;
            }
        }
        return done != 0 ? done : ret;
    }

    /** New blocks: mappings that show the zero page in their place are taken away. */
    private void unmapHolePages(Inode inode, Iomap map) {
        mm.unmapFilePages(inode.number(), map.offset() >> Units.PAGE_SHIFT, map.length() >> Units.PAGE_SHIFT);
    }

    /** dax_iomap_iter(): the part of the request that lies in one extent. */
    private long oneExtent(UserThread thread, Inode inode, long offset, Iomap map, IovIter iter) {
        core.spend(Param.IOMAP_ITER);
        if (map.fresh()) {
            unmapHolePages(inode, map);
        }
        DaxDevice device = inode.fs().device();
        DaxApi on = api.on(device);
        boolean write = iter.isWrite();
        long pos = offset;
        long remaining = Math.min(iter.remaining(), map.end() - pos);
        long end = pos + remaining;
        if (!write) {
            end = Math.min(end, inode.size());
            if (map.type() != Iomap.Type.MAPPED) {
                iter.append(Contents.zeros(end - pos));
                return end - pos;
            }
        }
        long done = 0;
        long ret = 0;
        while (pos < end) {
            if (thread.fatalSignalPending()) {
                ret = Errno.EINTR.negated();
                break;
            }
            long inPage = pos & Units.PAGE - 1;
            long pageCount = Units.up(remaining + inPage, Units.PAGE) >> Units.PAGE_SHIFT;
            long pgoff = map.devicePage() + (Units.down(pos, Units.PAGE) - map.offset() >> Units.PAGE_SHIFT);

            DaxDevice.Place place = device.place(pgoff, pageCount);
            if (place == null) {
                ret = on.nowhere(device.refusal(pgoff), pgoff, pageCount, write);
                break;
            }
            Mapped mapped = on.translate(place, write);
            if (mapped.failed()) {
                ret = mapped.pages() == Errno.EHWPOISON.negated() ? Errno.EIO.negated() : mapped.pages();
                break;
            }
            long mapLength = Math.min((mapped.pages() << Units.PAGE_SHIFT) - inPage, end - pos);
            long kaddr = on.advance(mapped, inPage);

            long transferred = on.transfer(place, mapped, kaddr, mapLength, iter);
            if (on.isError(transferred)) {
                ret = transferred;
                break;
            }
            pos += transferred;
            remaining -= transferred;
            done += transferred;
            if (transferred == 0) {
                ret = Errno.EFAULT.negated();
            }
            // size_t against ssize_t: an errno that nobody recognised is a very large count.
            if (Long.compareUnsigned(transferred, mapLength) < 0) {
                break;
            }
        }
        return done != 0 ? done : ret;
    }
}
