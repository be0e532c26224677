package daxsim.app;

import daxsim.design.KernelUser;
import daxsim.hardware.Load;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.IovIter;
import daxsim.kernel.dax.Access;
import daxsim.kernel.dax.ApiCall;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.Mapped;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.md.WriteCache;
import daxsim.state.Runs;
import daxsim.trace.Rule;
import java.util.Objects;

/**
 * The operations of a script that kernel code makes for itself: translations, what is done with the pointers, and the calls of
 * the design beside read and write. Results are bytes, 0, or negated errnos.
 */
public final class KernelCaller {
    private final World world;
    private final Remembered remembered;
    private final IovIter.Buffer buffer;

    /**
     * @param buffer the other side of recovery reads and writes
     */
    KernelCaller(World world, Remembered remembered, IovIter.Buffer buffer) {
        this.world = world;
        this.remembered = remembered;
        this.buffer = buffer;
    }

    private void received(Operation op, Runs content) {
        op.received(content);
        remembered.received(op);
    }

    /** The operation's own data for the stride it is in. */
    private static Runs data(Operation op, long length) {
        long shift = op.turns().getLast().offset() - op.offset();
        return Stamp.write(op.id(), shift + length).slice(shift, length);
    }

    /** A byte of a file as a byte of its device; -1 in a hole. */
    public static long deviceByte(Inode inode, long offset) {
        Extent extent = inode.extents().find(offset / Units.PAGE);
        return extent == null ? -1 : (extent.deviceBlock() - extent.fileBlock()) * Units.PAGE + offset;
    }

    /** What is left of the design on a device. */
    private DaxApi api(DaxDevice device) {
        return world.api().on(device);
    }

    private static long called(Operation op, String name, long result) {
        op.calls.add(new Operation.Call(name, result));
        return result;
    }

    private static long pagesIn(long at, long length) {
        return Units.up((at & Units.PAGE - 1) + length, Units.PAGE) >> Units.PAGE_SHIFT;
    }

    /** dax_direct_access() of a range of a device. */
    public long directAccess(Operation op, DaxDevice device, long at, long length, Access how) {
        if (at < 0) {
            return Errno.EIO.negated();
        }
        DaxDevice.Place place = device.place(at >> Units.PAGE_SHIFT, pagesIn(at, length));
        if (place == null) {
            return called(op, "direct_access", device.refusal(at >> Units.PAGE_SHIFT));
        }
        Mapped mapped = world.api().access(how, place);
        called(op, "direct_access", mapped.pages());
        if (mapped.failed()) {
            return mapped.pages();
        }
        op.pointer = how == Access.RECOVERY_PFN ? null : Pointer.to(device, at, mapped);
        return Math.min(length, (mapped.pages() << Units.PAGE_SHIFT) - (at & Units.PAGE - 1));
    }

    /** Whether an earlier operation returned a pointer. */
    public static boolean hasPointer(Operation from) {
        return from.pointer != null;
    }

    private static Pointer pointerOf(Operation from) {
        return Objects.requireNonNull(from.pointer);
    }

    /** Uses a pointer as an ordinary one: loads. */
    public long loadAt(Operation op, Operation from, long offset, long length) {
        Runs got = Runs.EMPTY;
        for (WriteCache.Piece piece : pointerOf(from).pieces(offset, length)) {
            got = got.then(world.copy().plainLoad(piece.kaddr(), piece.length()));
        }
        received(op, got);
        return got.length();
    }

    /** Uses a pointer as an ordinary one: stores. */
    public long storeAt(Operation op, Operation from, long offset, long length) {
        Runs data = data(op, length);
        long done = 0;
        for (WriteCache.Piece piece : pointerOf(from).pieces(offset, length)) {
            world.engine().step();
            long stored = world.core()
                    .memory()
                    .storeKernel(world.core().cpu(), piece.kaddr(), data.slice(done, piece.length()));
            if (stored < piece.length()) {
                world.core().oops(Rule.PLAIN_ACCESS, piece.kaddr() + stored);
            }
            done += stored;
        }
        return done;
    }

    /** The design's recovery read or write through a pointer. */
    public long recoveryTransfer(Operation op, Operation from, long offset, long length, boolean write) {
        Pointer pointer = pointerOf(from);
        long at = pointer.at(offset);
        DaxDevice.Place place = pointer.device().place(at >> Units.PAGE_SHIFT, pagesIn(at, length));
        if (place == null) {
            return called(op, "recovery", pointer.device().refusal(at >> Units.PAGE_SHIFT));
        }
        IovIter iter = write ? IovIter.source(data(op, length), buffer) : IovIter.sink(length, buffer);
        Mapped mapped = pointer.mapped();
        long kaddr = pointer.cache() != null
                ? pointer.pieces(offset, length).getFirst().kaddr()
                : world.api().advance(mapped, (pointer.at(0) & Units.PAGE - 1) + offset);
        long bytes = Math.min(length, (place.pages() << Units.PAGE_SHIFT) - (at & Units.PAGE - 1));
        long done = world.api().transfer(place, new Mapped(mapped.pages(), mapped.kaddr(), true), kaddr, bytes, iter);
        received(op, iter.received());
        called(op, write ? "recovery_write" : "recovery_read", done);
        return done == 0 && length > 0 ? Errno.EFAULT.negated() : done;
    }

    /** The design's own clear on a device, by somebody who has the device and not a file. */
    public long clear(Operation op, DaxDevice device, long at, long length) {
        return called(op, "clear_poison", clearPages(device, at >> Units.PAGE_SHIFT, pagesIn(at, length)));
    }

    private int clearPages(DaxDevice device, long first, long count) {
        DaxApi api = api(device);
        if (!api.calls().contains(ApiCall.CLEAR)) {
            return Errno.EOPNOTSUPP.negated();
        }
        long page = first;
        while (page < first + count) {
            DaxDevice.Place place = device.place(page, first + count - page);
            if (place == null) {
                return device.refusal(page);
            }
            int rc = api.clear(place);
            if (rc != 0) {
                return rc;
            }
            page += place.pages();
        }
        return 0;
    }

    /** dm-writecache claims a device for itself. */
    public long claim(Operation op, WriteCache cache, DaxDevice device) {
        long claimed = called(op, "persistent_memory_claim", cache.claim(device));
        if (claimed > 0) {
            op.pointer = Pointer.to(device, cache);
        }
        return claimed;
    }

    /** Reads through a pointer with a copy that survives machine checks; what comes out short is EIO. */
    public long copyAt(Operation op, Operation from, long offset, long length) {
        Pointer pointer = pointerOf(from);
        WriteCache cache = pointer.cache();
        Load load = cache != null ? cache.read(offset, length) : copyAll(pointer, offset, length);
        if (!(load instanceof Load.Whole)) {
            return Errno.EIO.negated();
        }
        received(op, load.before());
        return load.before().length();
    }

    private Load copyAll(Pointer pointer, long offset, long length) {
        return world.copy().copyMc(pointer.pieces(offset, length).getFirst().kaddr(), length);
    }

    /** Writes through a pointer with flushing stores. A cache in its error state does not. */
    public long writeAt(Operation op, Operation from, long offset, long length) {
        Pointer pointer = pointerOf(from);
        Runs data = data(op, length);
        WriteCache cache = pointer.cache();
        return cache != null ? cache.write(offset, data) : store(pointer, offset, data);
    }

    private long store(Pointer pointer, long offset, Runs data) {
        long done = 0;
        for (WriteCache.Piece piece : pointer.pieces(offset, data.length())) {
            world.copy().flushcacheThroughPointer(piece.kaddr(), data.slice(done, piece.length()));
            done += piece.length();
        }
        return done;
    }

    /** What the design makes of the wish for good data behind a pointer that somebody holds. */
    public long repairAt(Operation op, Operation from, long offset, long length) {
        Pointer pointer = pointerOf(from);
        Runs data = data(op, length);
        KernelUser user = new KernelUser() {
            @Override
            public long store(long at, long bytes) {
                return called(op, "memcpy_flushcache", KernelCaller.this.store(pointer, at, part(at, bytes)));
            }

            @Override
            public long clear(long at, long bytes) {
                return KernelCaller.this.clear(op, pointer.device(), pointer.at(at), bytes);
            }

            @Override
            public long recoveryWrite(long at, long bytes) {
                return called(op, "recovery_write", recover(pointer.device(), pointer.at(at), part(at, bytes)));
            }

            private Runs part(long at, long bytes) {
                return data.slice(at - offset, bytes);
            }
        };
        return world.spec().design().repairAt(world.spec().variant(), user, offset, length);
    }

    /** Translates for recovery and writes, as far as each translation reaches. */
    private long recover(DaxDevice device, long at, Runs data) {
        DaxApi api = api(device);
        IovIter iter = IovIter.source(data, (offset, bytes) -> bytes);
        long done = 0;
        while (iter.remaining() > 0) {
            long page = at + done >> Units.PAGE_SHIFT;
            long inPage = at + done & Units.PAGE - 1;
            DaxDevice.Place place = device.place(page, pagesIn(at + done, iter.remaining()));
            Mapped mapped = place == null ? null : api.recoveryAccess(place);
            if (place == null || mapped == null || mapped.failed()) {
                long error =
                        place == null ? device.refusal(page) : mapped == null ? Errno.EIO.negated() : mapped.pages();
                return done > 0 ? done : error;
            }
            long bytes = Math.min((mapped.pages() << Units.PAGE_SHIFT) - inPage, iter.remaining());
            long moved = api.transfer(place, mapped, api.advance(mapped, inPage), bytes, iter);
            if (moved <= 0) {
                return done > 0 ? done : moved == 0 ? Errno.EFAULT.negated() : moved;
            }
            done += moved;
            if (moved < bytes) {
                return done;
            }
        }
        return done;
    }
}
