package daxsim.app;

import daxsim.design.Application;
import daxsim.engine.Engine;
import daxsim.hardware.Media;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.IovIter;
import daxsim.kernel.dax.Access;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.Mapped;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.mm.SigInfo;
import daxsim.kernel.mm.UserAccess;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.mm.Vma;
import daxsim.state.LongCell;
import daxsim.state.Runs;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thread of an application: makes system calls, loads and stores, handles SIGBUS, and writes down what it saw. A fatal
 * signal ends it on the way back to user mode.
 */
public final class Program {
    /** What the program's SIGBUS handler does. */
    public enum OnSigbus {
        DIE,
        SKIP,
        RETRY,
        REPAIR
    }

    private static final int MAX_ATTEMPTS = 3;
    private static final long BUFFER_PAGE_OFFSET = Units.PAGE / 2;

    private final World world;
    private final History history;
    private final UserThread thread;
    private final OnSigbus onSigbus;
    private final LongCell progress;
    private final LongCell bufferMapped;

    public Program(World world, History history, UserThread thread, OnSigbus onSigbus) {
        this.world = world;
        this.history = history;
        this.thread = thread;
        this.onSigbus = onSigbus;
        this.progress = new LongCell(world.ledger(), thread.name() + " progress", 0);
        this.bufferMapped = new LongCell(world.ledger(), thread.name() + " buffer", 1);
    }

    public UserThread thread() {
        return thread;
    }

    private void advance() {
        progress.add(1);
        engine().wake(world.core().progressed());
    }

    /** Whether operation {@code index} has begun. */
    public boolean hasBegun(int index) {
        return progress.get() >= 2L * index + 1;
    }

    /** Whether operation {@code index} has returned. */
    public boolean hasEnded(int index) {
        return progress.get() >= 2L * index + 2;
    }

    /** Blocks until a condition on other programs holds, or this one is killed. */
    public void await(java.util.function.BooleanSupplier condition) {
        engine().await(world.core().progressed(), () -> thread.fatalSignalPending() || condition.getAsBoolean());
        dieIfKilled();
    }

    /** A fatal signal for another process. */
    public static void kill(World world, UserThread.Process process) {
        process.kill();
        world.engine().wake(world.core().progressed());
    }

    /** The user buffer goes away. */
    public void unmapBuffer() {
        bufferMapped.set(0);
        world.core().event(EventType.BUFFER_UNMAPPED, Rule.SCRIPT, 0, 0, 0);
    }

    private Engine engine() {
        return world.engine();
    }

    /** Begins an operation, unless the process is dead. */
    public void begin(Operation op) {
        engine().step();
        dieIfKilled();
        op.state = Operation.State.RUNNING;
        world.ordersBeginning(op.kind());
        op.beganAt = history.tick();
        op.beganNs = engine().now();
        look(op, false);
        advance();
        world.core().event(EventType.OPERATION_BEGAN, Rule.SCRIPT, op.id(), 0, 0);
    }

    /** Ends an operation with what it returned. */
    public void end(Operation op, long result) {
        op.result = result;
        op.state = Operation.State.DONE;
        world.ordersEnd(op.kind(), op.handlerRan);
        op.endedAt = history.tick();
        op.endedNs = engine().now();
        look(op, true);
        op.bufferLost = bufferMapped.get() == 0;
        advance();
        world.core().event(EventType.OPERATION_ENDED, Rule.SCRIPT, op.id(), result, 0);
    }

    /** Ground truth of the pages that an operation is about, for those who judge it. */
    private void look(Operation op, boolean atEnd) {
        if (op.file() < 0 || op.length() == 0) {
            return;
        }
        world.ledger().mute(true);
        Inode inode = world.inodes().get(op.file());
        long first = op.offset() / Units.PAGE;
        long last = (op.offset() + op.length() - 1) / Units.PAGE;
        int lines = 0;
        boolean undefined = false;
        for (Extent part : inode.extents().in(first, last - first + 1)) {
            for (Stretch stretch : inode.fs().stretches(part.deviceBlock(), part.count())) {
                Media media = world.media(stretch.leg());
                long end = stretch.phys() + stretch.pages() * Units.PAGE;
                lines += media.poisonedLines(stretch.phys(), end);
                undefined |= Stamp.anyUndefined(media.contents(stretch.phys(), end));
            }
        }
        world.ledger().mute(false);
        if (atEnd) {
            op.poisonedLinesAtEnd = lines;
            op.damagedAtEnd = lines > 0 || undefined;
        } else {
            op.damagedAtBegin = lines > 0 || undefined;
        }
    }

    /** On the way back to user mode. */
    private void dieIfKilled() {
        if (thread.fatalSignalPending()) {
            world.core().event(EventType.KILLED, Rule.FATAL_SIGNAL, 0, 0, 0);
            world.core().die();
        }
    }

    /** After an operation: a program whose handler says die is gone now. */
    public void dieAfterSignal() {
        dieIfKilled();
    }

    private IovIter.Buffer buffer() {
        return (offset, bytes) -> {
            if (bufferMapped.get() == 0) {
                return 0;
            }
            if (!world.spec().splitBuffers()) {
                return bytes;
            }
            long inPage = offset + BUFFER_PAGE_OFFSET & Units.PAGE - 1;
            return Math.min(bytes, Units.PAGE - inPage);
        };
    }

    private Runs data(Operation op, long offset, long length) {
        return Stamp.write(op.id(), op.length()).slice(offset - op.offset(), length);
    }

    /** pread(2). */
    public long pread(Operation op, Inode inode, long offset, long length) {
        IovIter iter = IovIter.sink(length, buffer());
        long result = world.fileOps().pread(thread, inode, offset, iter);
        op.received(iter.received());
        return returned(op.calls, "pread", result);
    }

    /** pwrite(2) of the operation's own data. */
    public long pwrite(Operation op, Inode inode, long offset, long length) {
        return pwrite(op, op.calls, inode, offset, data(op, offset, length));
    }

    private long pwrite(Operation op, List<Operation.Call> calls, Inode inode, long offset, Runs data) {
        long result = world.fileOps().pwrite(thread, inode, offset, IovIter.source(data, buffer()));
        return returned(calls, "pwrite", result);
    }

    private long returned(List<Operation.Call> calls, String name, long result) {
        calls.add(new Operation.Call(name, result));
        dieIfKilled();
        return result;
    }

    /** Any call whose result is all there is to say of it. */
    public long call(Operation op, String name, long result) {
        return returned(op.calls, name, result);
    }

    /** What the design makes of the wish for good data. */
    public long repair(Operation op, Inode inode, long offset, long length) {
        return world.spec()
                .design()
                .repair(world.spec().variant(), repairer(op, op.calls, inode, op.offset()), offset, length);
    }

    private Application repairer(Operation op, List<Operation.Call> calls, Inode inode, long dataStart) {
        return new Application() {
            @Override
            public long pwrite(long offset, long length) {
                Runs data = Stamp.write(op.id(), offset - dataStart + length).slice(offset - dataStart, length);
                return Program.this.pwrite(op, calls, inode, offset, data);
            }

            @Override
            public long punch(long offset, long length) {
                return returned(calls, "fpunch", world.fileOps().punch(inode, offset, length));
            }

            @Override
            public long clear(long offset, long length) {
                return returned(calls, "clear", world.fileOps().clear(inode, offset, length));
            }
        };
    }

    /** Loads through the newest mapping of the file. */
    public long load(Operation op, Inode inode, long offset, long length) {
        return access(op, inode, offset, length, null);
    }

    /** Stores the operation's data through the newest mapping of the file. */
    public long store(Operation op, Inode inode, long offset, long length) {
        return access(op, inode, offset, length, data(op, offset, length));
    }

    private long access(Operation op, Inode inode, long offset, long length, @Nullable Runs data) {
        for (int attempt = 1; ; attempt++) {
            Vma vma = thread.process().mm().find(inode.number(), offset);
            if (vma == null) {
                return Errno.EFAULT.negated();
            }
            UserAccess.Result result = data == null
                    ? world.userAccess().load(thread, vma.address(offset), length)
                    : world.userAccess().store(thread, vma.address(offset), data);
            dieIfKilled();
            SigInfo signal = result.signal();
            if (data == null) {
                op.received(result.data());
            }
            if (signal == null) {
                return length;
            }
            op.signal = op.signal == null ? signal : op.signal;
            boolean again = handle(op, inode, vma, signal);
            if (!again || attempt == MAX_ATTEMPTS) {
                return Errno.EFAULT.negated();
            }
        }
    }

    /** The SIGBUS handler; true when the access is to be tried again. */
    private boolean handle(Operation op, Inode inode, Vma vma, SigInfo signal) {
        return switch (onSigbus) {
            case DIE -> {
                kill(world, thread.process());
                yield false;
            }
            case SKIP -> false;
            case RETRY -> true;
            case REPAIR -> repairFromSignal(op, inode, vma, signal);
        };
    }

    private boolean repairFromSignal(Operation op, Inode inode, Vma vma, SigInfo signal) {
        if (signal.code() == SigInfo.Code.SI_KERNEL) {
            return false;
        }
        long size = signal.lsb() > 0 ? 1L << signal.lsb() : Units.PAGE;
        long from = vma.offset(Units.down(signal.address(), size));
        op.handlerRan = true;
        op.handlerSignal = signal;
        op.handlerOffset = from;
        op.handlerLength = size;
        op.handlerResult = world.spec()
                .design()
                .repair(world.spec().variant(), repairer(op, op.handlerCalls, inode, from), from, size);
        world.core().event(EventType.HANDLER_RAN, Rule.SCRIPT, op.id(), op.handlerResult, 0);
        return op.handlerResult == size;
    }

    /** A kernel caller's translation of the extent that holds the range. */
    public long directAccess(Operation op, Inode inode, long offset, long length, Access how) {
        Extent extent = inode.extents().find(offset / Units.PAGE);
        if (extent == null) {
            return Errno.EIO.negated();
        }
        long pgoff = extent.deviceBlock() + offset / Units.PAGE - extent.fileBlock();
        long pages = Units.up((offset & Units.PAGE - 1) + length, Units.PAGE) >> Units.PAGE_SHIFT;
        DaxDevice.Place place = inode.fs().device().place(pgoff, pages);
        if (place == null) {
            return Errno.EIO.negated();
        }
        Mapped mapped = world.api().access(how, place.leg(), place.pgoff(), place.pages());
        op.calls.add(new Operation.Call("direct_access", mapped.pages()));
        if (mapped.failed()) {
            return mapped.pages();
        }
        op.pointer = how == Access.RECOVERY_PFN ? null : mapped;
        op.pointerPlace = place;
        return Math.min(length, mapped.pages() << Units.PAGE_SHIFT);
    }

    private static Mapped pointerOf(Operation from) {
        return Objects.requireNonNull(from.pointer);
    }

    /** Whether an earlier operation returned a pointer. */
    public static boolean hasPointer(Operation from) {
        return from.pointer != null;
    }

    /** Uses a pointer as an ordinary one: loads. */
    public long loadAt(Operation op, Operation from, long offset, long length) {
        op.received(world.copy().plainLoad(pointerOf(from).kaddr() + offset, length));
        return length;
    }

    /** Uses a pointer as an ordinary one: stores. */
    public long storeAt(Operation op, Operation from, long offset, long length) {
        long kaddr = pointerOf(from).kaddr() + offset;
        engine().step();
        long stored = world.core().memory().storeKernel(world.core().cpu(), kaddr, Stamp.write(op.id(), length));
        if (stored < length) {
            world.core().oops(Rule.PLAIN_ACCESS, kaddr + stored);
        }
        return stored;
    }

    /** The design's recovery read or write through a pointer, at the place that was translated, whoever has it now. */
    public long recoveryTransfer(Operation op, Operation from, long offset, long length, boolean write) {
        Mapped mapped = pointerOf(from);
        DaxDevice.Place place = Objects.requireNonNull(from.pointerPlace);
        long pgoff = place.pgoff() + (from.offset() + offset) / Units.PAGE - from.offset() / Units.PAGE;
        IovIter iter = write ? IovIter.source(Stamp.write(op.id(), length), buffer()) : IovIter.sink(length, buffer());
        long done = world.api().recoveryTransfer(place.leg(), pgoff, world.api().advance(mapped, offset), length, iter);
        op.received(iter.received());
        op.calls.add(new Operation.Call(write ? "recovery_write" : "recovery_read", done));
        return done == 0 && length > 0 ? Errno.EFAULT.negated() : done;
    }
}
