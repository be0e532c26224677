package daxsim.kernel.fs;

import daxsim.hardware.Contents;
import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.Pages;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.mm.AddressSpace;
import daxsim.kernel.mm.FaultHandler;
import daxsim.kernel.mm.Mm;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.mm.Vma;
import daxsim.kernel.x86.CopyMc;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;

/** Page faults of DAX mappings (fs/dax.c, dax_iomap_fault), a page or 2 MiB at a time. */
final class DaxFault implements FaultHandler {
    private final Core core;
    private final DaxApi api;
    private final Pages pages;
    private final CopyMc copy;
    private final Mm mms;
    private final List<Inode> inodes;

    DaxFault(Core core, DaxApi api, Pages pages, CopyMc copy, Mm mms, List<Inode> inodes) {
        this.core = core;
        this.api = api;
        this.pages = pages;
        this.copy = copy;
        this.mms = mms;
        this.inodes = inodes;
    }

    @Override
    public int fault(UserThread thread, Vma vma, long address, boolean write) {
        Inode inode = inodes.get(vma.file());
        inode.invalidateLock.downRead();
        int rc = mapPage(thread.process().mm(), inode, vma, address, write);
        inode.invalidateLock.upRead();
        return rc;
    }

    /** dax_iomap_pte_fault(). */
    private int mapPage(AddressSpace mm, Inode inode, Vma vma, long address, boolean write) {
        long offset = Units.down(vma.offset(address), Units.PAGE);
        long index = offset >> Units.PAGE_SHIFT;
        if (offset >= inode.size()) {
            return Errno.EFAULT.negated();
        }
        Iomap map = inode.fs().lookup(inode, offset, Units.PAGE);
        if (map.error() != 0) {
            return map.error();
        }
        if (map.type() != Iomap.Type.MAPPED) {
            if (!write) {
                inode.entries.insertZero(index);
                mm.installZeroPage(address);
                return 0;
            }
            map = inode.fs().prepareWrite(inode, offset, Units.PAGE);
            if (map.error() != 0) {
                return map.error();
            }
            mms.unmapFilePages(inode.number(), index, 1);
        }
        DaxDevice.Place place = inode.fs().device().place(map.devicePage(), 1);
        if (place == null) {
            return Errno.EIO.negated();
        }
        long available = api.faultAccess(place.leg(), place.pgoff(), 1);
        if (available < 0) {
            return (int) available;
        }
        long pfn = place.leg().pfn(place.pgoff());
        inode.entries.insert(pages, index, pfn, write);
        mm.install(address, pfn, write);
        return 0;
    }

    @Override
    public int hugeFault(UserThread thread, Vma vma, long address, boolean write) {
        Inode inode = inodes.get(vma.file());
        inode.invalidateLock.downRead();
        int rc = mapHuge(thread.process().mm(), inode, vma, address, write);
        inode.invalidateLock.upRead();
        return rc;
    }

    /** Why 2 MiB are not mapped by one entry, in the order of the words of {@link EventType#PMD_FALLBACK}. */
    private enum Reason {
        NOT_COVERED,
        SMALL_ENTRY,
        NOT_TOGETHER,
        LISTED,
        NOT_ALIGNED
    }

    private int fallBack(Reason reason, long start) {
        Rule rule = reason == Reason.SMALL_ENTRY ? Rule.DAX_ENTRY : Rule.FAULT_PMD;
        core.event(EventType.PMD_FALLBACK, rule, start, 0, reason.ordinal());
        return FALLBACK;
    }

    /** dax_iomap_pmd_fault(). Blocks that are not there are left to faults of single pages. */
    private int mapHuge(AddressSpace mm, Inode inode, Vma vma, long address, boolean write) {
        long start = Units.down(address, Units.HUGE);
        long offset = vma.offset(start);
        long index = offset >> Units.PAGE_SHIFT;
        if (Units.down(vma.offset(address), Units.PAGE) >= inode.size()) {
            return Errno.EFAULT.negated();
        }
        boolean coloured = Units.down(offset, Units.HUGE) == offset;
        if (!coloured || !vma.coversHuge(address) || offset + Units.HUGE > Units.up(inode.size(), Units.PAGE)) {
            return fallBack(Reason.NOT_COVERED, start);
        }
        if (inode.entries.anySmall(index)) {
            return fallBack(Reason.SMALL_ENTRY, start);
        }
        Iomap map = inode.fs().lookup(inode, offset, Units.HUGE);
        if (map.type() != Iomap.Type.MAPPED || map.length() < Units.HUGE) {
            return fallBack(Reason.NOT_TOGETHER, start);
        }
        DaxDevice.Place place = inode.fs().device().place(map.devicePage(), Units.HUGE_PAGES);
        if (place == null || place.pages() < Units.HUGE_PAGES) {
            return fallBack(Reason.NOT_TOGETHER, start);
        }
        if (api.faultAccess(place.leg(), place.pgoff(), Units.HUGE_PAGES) < Units.HUGE_PAGES) {
            return fallBack(Reason.LISTED, start);
        }
        long pfn = place.leg().pfn(place.pgoff());
        if (pfn % Units.HUGE_PAGES != 0) {
            return fallBack(Reason.NOT_ALIGNED, start);
        }
        inode.entries.insertHuge(pages, index, pfn, write);
        mm.installHuge(start, pfn, write);
        core.event(EventType.PMD_MAPPED, Rule.FAULT_PMD, start, index, 0);
        return 0;
    }

    @Override
    public Copy copyForWrite(Vma vma, long address) {
        Inode inode = inodes.get(vma.file());
        inode.invalidateLock.downRead();
        Copy page = copied(inode, Units.down(vma.offset(address), Units.PAGE));
        inode.invalidateLock.upRead();
        return page;
    }

    /** dax_fault_cow_page(): the list is asked, then the page is copied with ordinary loads (copy_cow_page_dax). */
    private Copy copied(Inode inode, long offset) {
        if (offset >= inode.size()) {
            return Copy.failed(Errno.EFAULT.negated());
        }
        Iomap map = inode.fs().lookup(inode, offset, Units.PAGE);
        if (map.error() != 0) {
            return Copy.failed(map.error());
        }
        if (map.type() != Iomap.Type.MAPPED) {
            return new Copy(0, Contents.zeros(Units.PAGE));
        }
        DaxDevice.Place place = inode.fs().device().place(map.devicePage(), 1);
        if (place == null) {
            return Copy.failed(Errno.EIO.negated());
        }
        long available = api.faultAccess(place.leg(), place.pgoff(), 1);
        if (available < 0) {
            return Copy.failed((int) available);
        }
        long kaddr = place.leg().kaddr(place.pgoff());
        long phys = place.leg().pfn(place.pgoff()) << Units.PAGE_SHIFT;
        core.event(EventType.PAGE_COPIED, Rule.COW_UNMAPPED, phys, 0, 0);
        core.spend(Param.PM_READ_4K);
        return new Copy(0, copy.plainLoad(kaddr, Units.PAGE));
    }
}
