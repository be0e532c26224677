package daxsim.kernel.md;

import daxsim.hardware.KernelMap;
import daxsim.hardware.Load;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.Mapped;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.x86.CopyMc;
import daxsim.state.LongCell;
import daxsim.state.RefCell;
import daxsim.state.Runs;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * What dm-writecache in mode p does with the persistent memory it owns (drivers/md/dm-writecache.c): it translates the whole
 * device once, keeps the pointer, and never comes back to the DAX operations. No superblock, no entries, no write-back.
 */
public final class WriteCache {
    /** Bytes that lie together in kernel addresses. */
    public record Piece(long kaddr, long length) {}

    private final Core core;
    private final DaxApi api;
    private final CopyMc copy;
    private final RefCell<List<Stretch>> memory;
    private final LongCell error;

    /**
     * A cache that has claimed nothing yet.
     *
     * @param api what is left of the design on the device it is going to claim
     */
    public WriteCache(Core core, DaxApi api, CopyMc copy, String name) {
        this.core = core;
        this.api = api;
        this.copy = copy;
        this.memory = new RefCell<>(core.machine().ledger(), name + " memory map", List.of());
        this.error = new LongCell(core.machine().ledger(), name + " error", 0);
    }

    /**
     * persistent_memory_claim(): one ordinary translation of everything. Where it falls short, the rest is collected piece by
     * piece and all of it is mapped together once more, cached.
     *
     * @return bytes, or a negated errno
     */
    public long claim(DaxDevice device) {
        List<Stretch> pieces = new ArrayList<>();
        long pages = device.pageCount();
        long at = 0;
        while (at < pages) {
            long got = translate(device, at, pages - at, pieces);
            if (got < 0) {
                core.printk(Rule.WRITECACHE_CLAIM, at, got);
                return got;
            }
            at += got;
        }
        if (pieces.size() > 1) {
            for (Stretch piece : pieces) {
                core.memory().kernelMap().addVmap(piece.phys() >> Units.PAGE_SHIFT, piece.pages());
            }
        }
        memory.set(List.copyOf(pieces));
        error.set(0);
        core.event(EventType.MEMORY_CLAIMED, Rule.WRITECACHE_CLAIM, pages, pieces.size(), 0);
        return pages << Units.PAGE_SHIFT;
    }

    private long translate(DaxDevice device, long page, long pages, List<Stretch> into) {
        DaxDevice.Place place = device.place(page, pages);
        if (place == null) {
            return device.refusal(page);
        }
        Mapped mapped = api.normalAccess(place.leg(), place.pgoff(), place.pages());
        if (!mapped.failed()) {
            long phys = place.leg().base() + (place.pgoff() << Units.PAGE_SHIFT);
            into.add(new Stretch(place.leg(), page, phys, mapped.pages()));
        }
        return mapped.pages();
    }

    /** Where a range of the claimed memory lies; nothing beyond its end. */
    public List<Piece> pieces(long offset, long length) {
        List<Stretch> map = memory.get();
        long base = map.size() > 1 ? KernelMap.VMAP : KernelMap.DIRECT;
        List<Piece> pieces = new ArrayList<>();
        for (Stretch part : map) {
            long start = part.page() << Units.PAGE_SHIFT;
            long from = Math.max(offset, start);
            long to = Math.min(offset + length, start + (part.pages() << Units.PAGE_SHIFT));
            if (from < to) {
                pieces.add(new Piece(base + part.phys() + from - start, to - from));
            }
        }
        return pieces;
    }

    /** A read of cached data by copy_mc_to_kernel(). What is missing puts the whole cache into its error state. */
    public Load read(long offset, long length) {
        Runs got = Runs.EMPTY;
        for (Piece piece : pieces(offset, length)) {
            Load load = copy.copyMc(piece.kaddr(), piece.length());
            got = got.then(load.before());
            if (!(load instanceof Load.Whole)) {
                fail(offset, length);
                return load;
            }
        }
        return new Load.Whole(got);
    }

    /** writecache_error(): the first one counts, and is logged. */
    private void fail(long offset, long length) {
        if (error.get() == 0) {
            error.set(1);
            core.printk(Rule.WRITECACHE_ERROR, offset, length);
        }
    }

    /**
     * A write of cached data by memcpy_flushcache(). Nobody looks at badblocks.
     *
     * @return bytes, or -EIO when the cache is in its error state
     */
    public long write(long offset, Runs data) {
        if (error.get() != 0) {
            return Errno.EIO.negated();
        }
        store(offset, data);
        return data.length();
    }

    /** The stores of {@link #write}, whatever state the cache is in. */
    public void store(long offset, Runs data) {
        long done = 0;
        for (Piece piece : pieces(offset, data.length())) {
            copy.flushcacheThroughPointer(piece.kaddr(), data.slice(done, piece.length()));
            done += piece.length();
        }
    }
}
