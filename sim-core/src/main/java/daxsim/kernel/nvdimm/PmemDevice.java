package daxsim.kernel.nvdimm;

import daxsim.hardware.Firmware;
import daxsim.hardware.KernelMap;
import daxsim.hardware.Load;
import daxsim.hardware.Machine;
import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Pages;
import daxsim.kernel.Regime;
import daxsim.kernel.block.BadBlocks;
import daxsim.kernel.block.BadBlocksIntervals;
import daxsim.kernel.x86.CopyMc;
import daxsim.kernel.x86.Nospec;
import daxsim.state.Runs;
import daxsim.trace.EventType;
import daxsim.trace.Rule;

/**
 * The pmem driver (drivers/nvdimm/pmem.c): one device, its badblocks, its block path and the DAX operations it had before any
 * of the designs.
 *
 * <p>Offsets are bytes from the start of the device, page offsets are pages of it; the data starts at offset 0.
 */
public final class PmemDevice {
    private final Core core;
    private final int index;
    private final NvdimmBus bus;
    private final NvdimmBus.Provider provider;
    private final boolean recoveryOperation;
    private final Firmware firmware;
    private final BadBlocks badblocks;
    private final Pages pages;
    private final Nospec nospec;
    private final CopyMc copy;
    private final String name;
    private final long base;
    private final long size;

    public PmemDevice(
            Core core,
            NvdimmBus bus,
            NvdimmBus.Provider provider,
            boolean recoveryOperation,
            int index,
            BadBlocks badblocks,
            Pages pages,
            Nospec nospec,
            CopyMc copy) {
        this.core = core;
        this.index = index;
        this.bus = bus;
        this.provider = provider;
        this.recoveryOperation = recoveryOperation;
        this.firmware = core.machine().firmware(index);
        this.badblocks = badblocks;
        this.pages = pages;
        this.nospec = nospec;
        this.copy = copy;
        Machine.Geometry geometry = core.machine().geometry(index);
        this.name = geometry.name();
        this.base = geometry.base();
        this.size = geometry.size();
    }

    public String name() {
        return name;
    }

    /** First physical address. */
    public long base() {
        return base;
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    boolean holds(long phys) {
        return phys >= base && phys < base + size;
    }

    /** Whether its driver has the operations that a design adds for recovery; whether they work is another question. */
    public boolean hasRecoveryOperation() {
        return recoveryOperation;
    }

    /** Whether the device registers error management, for designs that make it a capability of the dax device. */
    public boolean managesErrors() {
        return recoveryOperation && provider != NvdimmBus.Provider.NO_COMMANDS;
    }

    /** Whether recovery can work: there is an operation, and firmware that clears errors. */
    public boolean clearsErrors() {
        return recoveryOperation && provider == NvdimmBus.Provider.NFIT;
    }

    NvdimmBus.Provider provider() {
        return provider;
    }

    Firmware firmware() {
        return firmware;
    }

    public BadBlocks badblocks() {
        return badblocks;
    }

    /** Kernel address of a page in the direct map. */
    public long kaddr(long pgoff) {
        return KernelMap.DIRECT + base + (pgoff << Units.PAGE_SHIFT);
    }

    public long pfn(long pgoff) {
        return (base >> Units.PAGE_SHIFT) + pgoff;
    }

    /** nvdimm_badblocks_populate(): every range of the bus that touches this device is listed; nothing is ever taken off. */
    public void populate() {
        bus.badRange().forEach((start, length) -> {
            long from = Math.max(start, base);
            long to = Math.min(start + length, base + size);
            if (from < to) {
                listRange(from - base >> Units.SECTOR_SHIFT, Units.up(to - base, Units.SECTOR) >> Units.SECTOR_SHIFT);
            }
        });
        core.spend(Param.BADBLOCKS_UPDATE);
    }

    /**
     * __add_badblock_range(): in pieces that an int can count. The driver sets what is listed already again and again; that
     * is no event.
     */
    private void listRange(long sector, long end) {
        for (long at = sector; at < end; ) {
            long count = Math.min(end - at, Integer.MAX_VALUE);
            boolean listed = badblocks.lists(at, count);
            int rc = badblocks.set(at, (int) count, true);
            if (!listed || rc != BadBlocks.DONE) {
                core.eventOn(index, EventType.RECORD_SET, Rule.BADBLOCKS_POPULATE, at, count, rc);
            }
            at += count;
        }
    }

    /** is_bad_pmem(): the sector in sectors, the length in bytes as a 32-bit unsigned number. */
    public boolean isBad(long sector, long lengthBytes) {
        return listed(sector, (lengthBytes & 0xffff_ffffL) >> Units.SECTOR_SHIFT);
    }

    private boolean listed(long sector, long sectors) {
        core.spend(Param.BADBLOCKS_BASE);
        return badblocks.count() != 0
                && badblocks.check(sector, (int) sectors, new daxsim.kernel.block.BadRange()) != 0;
    }

    /** The first listed entry that overlaps, unclipped; the answer is badblocks_check()'s. */
    public int check(long sector, long sectors, daxsim.kernel.block.BadRange out) {
        core.spend(Param.BADBLOCKS_BASE);
        return badblocks.check(sector, (int) sectors, out);
    }

    /** badblocks_clear(), whose answer every caller here ignores; less than a sector drops nothing. */
    public void dropRecords(long sector, long sectors) {
        if (sectors == 0) {
            return;
        }
        int rc = badblocks.clear(sector, (int) sectors);
        Rule rule = badblocks instanceof BadBlocksIntervals ? Rule.BADBLOCKS_INTERVALS : Rule.BADBLOCKS_CLEAR;
        core.eventOn(index, EventType.RECORD_CLEARED, rule, sector, sectors, rc);
        core.spend(Param.BADBLOCKS_UPDATE);
    }

    /**
     * direct_access as it was before any design: listed poison anywhere in the range is an error.
     *
     * @return pages that can be accessed from here on, or a negated errno
     */
    public long directAccess(long pgoff, long pageCount) {
        core.step();
        core.spend(Param.DIRECT_ACCESS);
        long sector = pgoff * Units.PAGE_SECTORS;
        boolean bad = core.regime().lengthCheck() == Regime.LengthCheck.BYTES_32
                ? isBad(sector, pageCount << Units.PAGE_SHIFT)
                : listed(sector, pageCount * Units.PAGE_SECTORS);
        core.eventOn(index, EventType.DIRECT_ACCESS, Rule.DIRECT_ACCESS_CHECK, pgoff, pageCount, bad ? 1 : 0);
        if (bad) {
            return core.regime().poisonErrno().negated();
        }
        return pagesAvailable(pgoff, pageCount);
    }

    /** The length a translation is good for: the request while anything is listed, else the rest of the device. */
    public long pagesAvailable(long pgoff, long pageCount) {
        return badblocks.count() != 0 ? pageCount : (size >> Units.PAGE_SHIFT) - pgoff;
    }

    /** hwpoison_clear(), later pmem_mkpage_present(): whole pages only, so a clear below 4096 bytes restores none. */
    public void restorePages(long offset, long length) {
        long first = base + offset >> Units.PAGE_SHIFT;
        long count = length >> Units.PAGE_SHIFT;
        for (long pfn = first; pfn < first + count; pfn++) {
            if (pages.testClearHwpoison(pfn)) {
                core.event(EventType.HWPOISON_CLEARED, Rule.RESTORE_WHOLE_PAGES, pfn << Units.PAGE_SHIFT, 0, 0);
                nospec.clear(pfn);
            }
        }
    }

    /** arch_invalidate_pmem(): what caches hold of the range is out of date. */
    public void invalidate(long offset, long length) {
        core.memory().flush(base + offset, length);
        core.costs().spend(Param.CLWB_ISSUE, length / Units.LINE);
    }

    /** Firmware clear of a range of the device; bytes or a negated errno. */
    public long clearError(long offset, long length) {
        return bus.clearPoison(this, base + offset, length);
    }

    /** pmem_clear_poison(); true when all of it was cleared. */
    public boolean clearPoison(long offset, long length) {
        return core.regime().clear() == Regime.Clear.IN_ONE
                ? clearPoisonInOne(offset, length)
                : clearPoisonRefactored(offset, length);
    }

    private boolean clearPoisonInOne(long offset, long length) {
        long cleared = clearError(offset, length);
        if (cleared >= Units.SECTOR) {
            core.step();
            restorePages(offset, cleared);
            core.step();
            dropRecords(offset >> Units.SECTOR_SHIFT, cleared >> Units.SECTOR_SHIFT);
        }
        core.step();
        invalidate(offset, length);
        return cleared >= length;
    }

    private boolean clearPoisonRefactored(long offset, long length) {
        long cleared = clearAndRestore(offset, length);
        if (cleared < 0) {
            return false;
        }
        core.step();
        dropRecords(offset >> Units.SECTOR_SHIFT, cleared >> Units.SECTOR_SHIFT);
        return cleared >= length;
    }

    /** __pmem_clear_poison() of 5.19: clears and restores pages, leaves the records to the caller. */
    public long clearAndRestore(long offset, long length) {
        long cleared = clearError(offset, length);
        if (cleared > 0) {
            core.step();
            restorePages(offset, cleared);
            core.step();
            invalidate(offset, length);
        }
        return cleared;
    }

    /** pmem_do_read(): listed sectors are never touched; poison met all the same ends the read. */
    public Runs read(long offset, long length) {
        if (isBad(offset >> Units.SECTOR_SHIFT, length)) {
            return Runs.EMPTY;
        }
        Load load = copy.copyMc(KernelMap.DIRECT + base + offset, length);
        return load.before();
    }

    /** pmem_do_write(); true when the bio ends without error. */
    public boolean write(long offset, Runs data) {
        core.step();
        long length = data.length();
        boolean bad = isBad(offset >> Units.SECTOR_SHIFT, length);
        long kaddr = KernelMap.DIRECT + base + offset;
        return switch (core.regime().blockWrite()) {
            case DATA_CLEAR_DATA -> {
                copy.flushcache(kaddr, data);
                boolean ok = true;
                if (bad) {
                    ok = clearPoison(offset, length);
                    copy.flushcache(kaddr, data);
                }
                yield ok;
            }
            case CLEAR_DATA -> {
                boolean ok = !bad || clearPoison(offset, length);
                if (ok) {
                    copy.flushcache(kaddr, data);
                }
                yield ok;
            }
        };
    }
}
