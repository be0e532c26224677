package daxsim.kernel.fs;

import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Pages;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.mm.Mm;
import daxsim.trace.Rule;
import org.jspecify.annotations.Nullable;

/** The DAX entries of files and the mappings that hang on them (fs/dax.c, mm/truncate.c). Ranges are in bytes, page aligned. */
final class DaxEntries {
    private final Core core;
    private final Pages pages;
    private final Mm mm;

    DaxEntries(Core core, Pages pages, Mm mm) {
        this.core = core;
        this.pages = pages;
        this.mm = mm;
    }

    /** truncate_pagecache_range(): mappings, entries, and what the pages were known for. */
    void remove(Inode inode, long from, long to) {
        long first = from >> Units.PAGE_SHIFT;
        long end = to >> Units.PAGE_SHIFT;
        if (first >= end) {
            return;
        }
        mm.unmapFileRange(inode.number(), first, end);
        for (long index = inode.entries.firstKeyIn(first, end);
                index < end;
                index = inode.entries.firstKeyIn(index, end)) {
            inode.entries.put(index, 0);
            DaxDevice.Place place = place(inode, index);
            if (place != null) {
                pages.clearMapping(place.leg().pfn(place.pgoff()));
            }
        }
    }

    private static DaxDevice.@Nullable Place place(Inode inode, long index) {
        Extent extent = inode.extents().find(index);
        return extent == null ? null : inode.fs().device().place(extent.deviceBlock() + index - extent.fileBlock(), 1);
    }

    /**
     * dax_writeback_mapping_range(): dirty entries are write-protected in every process, written back through the direct map
     * and clean from then on. No media error is asked.
     */
    void writeBack(Inode inode, long from, long to) {
        long end = Units.up(to, Units.PAGE) >> Units.PAGE_SHIFT;
        for (long index = inode.entries.firstKeyIn(from >> Units.PAGE_SHIFT, end);
                index < end;
                index = inode.entries.firstKeyIn(index + 1, end)) {
            if (inode.entries.get(index) != Inode.DIRTY || inode.extents().find(index) == null) {
                continue;
            }
            core.step();
            DaxDevice.Place place = place(inode, index);
            if (place == null) {
                continue;
            }
            long pfn = place.leg().pfn(place.pgoff());
            mm.writeProtectFilePage(inode.number(), index);
            if (!core.memory().kernelMap().present(pfn) && !core.platform().eadr()) {
                core.oops(Rule.FSYNC_NOT_PRESENT, pfn << Units.PAGE_SHIFT);
            }
            core.memory().writeBack(pfn << Units.PAGE_SHIFT, Units.PAGE);
            inode.entries.put(index, Inode.CLEAN);
            core.costs().spend(Param.CLWB_ISSUE, Units.PAGE / Units.LINE);
        }
    }
}
