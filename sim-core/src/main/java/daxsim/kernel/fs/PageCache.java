package daxsim.kernel.fs;

import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Pages;
import daxsim.kernel.mm.Mm;
import daxsim.trace.Rule;

/**
 * What filesystems do to the page cache of a file, which for DAX is its entries and the mappings that hang on them
 * (mm/truncate.c, mm/filemap.c, fs/dax.c). Ranges are in bytes.
 */
final class PageCache {
    private final Core core;
    private final Pages pages;
    private final Mm mm;

    PageCache(Core core, Pages pages, Mm mm) {
        this.core = core;
        this.pages = pages;
        this.mm = mm;
    }

    /** truncate_pagecache_range() of whole pages: mappings and entries go; private copies stay. */
    void removeRange(Inode inode, long from, long to) {
        long first = from >> Units.PAGE_SHIFT;
        long end = to >> Units.PAGE_SHIFT;
        if (first < end) {
            mm.unmapFilePages(inode.number(), first, end - first);
            inode.entries.drop(pages, first, end);
        }
    }

    /** truncate_pagecache(): the same for everything behind a new end of the file; private copies go, too. */
    void removeBehind(Inode inode, long size) {
        long first = Units.up(size, Units.PAGE) >> Units.PAGE_SHIFT;
        long end = FileOps.WHOLE_FILE >> Units.PAGE_SHIFT;
        mm.unmapTruncatedPages(inode.number(), first, end - first);
        inode.entries.drop(pages, first, end);
    }

    /**
     * dax_writeback_mapping_range(): dirty entries are write-protected in every process, written back through the direct map
     * and clean from then on. No media error is asked.
     */
    void writeBack(Inode inode, long from, long to) {
        long first = from >> Units.PAGE_SHIFT;
        long end = Units.up(to, Units.PAGE) >> Units.PAGE_SHIFT;
        for (long index = inode.entries.firstDirty(Units.down(first, Units.HUGE_PAGES), end);
                index < end;
                index = inode.entries.firstDirty(index + 1, end)) {
            boolean huge = inode.entries.isHuge(index);
            if (huge || index >= first) {
                core.step();
                writeBackEntry(inode, index, huge ? Units.HUGE_PAGES : 1);
            }
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
}
