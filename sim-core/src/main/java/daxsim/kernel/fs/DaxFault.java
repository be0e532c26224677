package daxsim.kernel.fs;

import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.Pages;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.mm.AddressSpace;
import daxsim.kernel.mm.Mm;
import daxsim.kernel.mm.UserAccess;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.mm.Vma;
import java.util.List;

/** Page faults of DAX mappings, a base page at a time (fs/dax.c, dax_iomap_pte_fault). */
final class DaxFault implements UserAccess.FaultHandler {
    private final DaxApi api;
    private final Pages pages;
    private final Mm mms;
    private final List<Inode> inodes;

    DaxFault(DaxApi api, Pages pages, Mm mms, List<Inode> inodes) {
        this.api = api;
        this.pages = pages;
        this.mms = mms;
        this.inodes = inodes;
    }

    @Override
    public int fault(UserThread thread, Vma vma, long address, boolean write) {
        Inode inode = inodes.get(vma.file());
        inode.invalidateLock.downRead();
        int rc = locked(thread.process().mm(), inode, vma, address, write);
        inode.invalidateLock.upRead();
        return rc;
    }

    private int locked(AddressSpace mm, Inode inode, Vma vma, long address, boolean write) {
        long offset = Units.down(vma.offset(address), Units.PAGE);
        if (offset >= inode.size()) {
            return Errno.EFAULT.negated();
        }
        Iomap map = inode.fs().lookup(inode, offset, Units.PAGE);
        if (map.error() != 0) {
            return map.error();
        }
        if (map.type() != Iomap.Type.MAPPED) {
            if (!write) {
                mm.installZeroPage(address);
                return 0;
            }
            map = inode.fs().prepareWrite(inode, offset, Units.PAGE);
            if (map.error() != 0) {
                return map.error();
            }
            mms.unmapFilePage(inode.number(), offset >> Units.PAGE_SHIFT);
        }
        DaxDevice.Place place = inode.fs().device().place(map.devicePage(), 1);
        if (place == null) {
            return Errno.EIO.negated();
        }
        long available = api.faultAccess(place.leg(), place.pgoff());
        if (available < 0) {
            return (int) available;
        }
        long pfn = place.leg().pfn(place.pgoff());
        long index = offset >> Units.PAGE_SHIFT;
        inode.entries.put(index, write ? Inode.DIRTY : Math.max(inode.entries.get(index), Inode.CLEAN));
        pages.setMapping(pfn, inode.number(), index);
        mm.install(address, pfn, write);
        return 0;
    }
}
