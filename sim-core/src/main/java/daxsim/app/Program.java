package daxsim.app;

import daxsim.design.Application;
import daxsim.engine.Engine;
import daxsim.hardware.Media;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.IovIter;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.mm.Madvise;
import daxsim.kernel.mm.SigInfo;
import daxsim.kernel.mm.UserAccess;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.mm.Vma;
import daxsim.state.LongCell;
import daxsim.state.Runs;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.ArrayList;
import java.util.List;
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
    private final Remembered remembered;
    private final LongCell progress;
    private final LongCell bufferMapped;
    private final KernelCaller kernel;

    public Program(World world, History history, UserThread thread, OnSigbus onSigbus) {
        this.world = world;
        this.history = history;
        this.thread = thread;
        this.onSigbus = onSigbus;
        this.remembered = new Remembered(world.ledger(), history);
        this.progress = new LongCell(world.ledger(), thread.name() + " progress", 0);
        this.bufferMapped = new LongCell(world.ledger(), thread.name() + " buffer", 1);
        this.kernel = new KernelCaller(world, remembered, buffer());
    }

    public UserThread thread() {
        return thread;
    }

    /** The operations that kernel code makes for itself. */
    public KernelCaller kernel() {
        return kernel;
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
        thread.process()
                .mm()
                .tlb()
                .load(engine().current().cpu(), engine().current().id());
        op.state = Operation.State.RUNNING;
        world.ordersBeginning(op);
        op.beganAt = history.tick();
        op.beganNs = engine().now();
        look(op, false);
        world.ledger().setTold(op.id());
        remembered.began(op);
        advance();
        world.core().event(EventType.OPERATION_BEGAN, Rule.SCRIPT, op.id(), 0, 0);
    }

    /** Ends an operation with what it returned. */
    public void end(Operation op, long result) {
        op.result = result;
        op.state = Operation.State.DONE;
        world.ordersEnd(op);
        op.endedAt = history.tick();
        op.endedNs = engine().now();
        look(op, true);
        op.bufferLost = bufferMapped.get() == 0;
        remembered.ended(op);
        advance();
        world.core().event(EventType.OPERATION_ENDED, Rule.SCRIPT, op.id(), result, 0);
        world.ledger().setTold(-1 - op.id());
    }

    /** One turn of a repeated operation is over. */
    public void endTurn(Operation op, int turn, long result) {
        world.core().event(EventType.TURN_ENDED, Rule.SCRIPT, op.id(), turn, result);
    }

    /** Ground truth of the pages that an operation is about, for those who judge it. */
    private void look(Operation op, boolean atEnd) {
        if (!op.hasSubject() || op.length() == 0) {
            return;
        }
        world.ledger().mute(true);
        int lines = 0;
        boolean undefined = false;
        for (Stretch stretch : pagesOf(op)) {
            Media media = world.media(stretch.leg());
            long end = stretch.phys() + stretch.pages() * Units.PAGE;
            lines += media.poisonedLines(stretch.phys(), end);
            undefined |= Stamp.anyUndefined(media.contents(stretch.phys(), end));
        }
        world.ledger().mute(false);
        if (atEnd) {
            op.poisonedLinesAtEnd = lines;
            op.damagedAtEnd = lines > 0 || undefined;
        } else {
            op.damagedAtBegin = lines > 0 || undefined;
        }
    }

    private List<Stretch> pagesOf(Operation op) {
        long first = op.offset() / Units.PAGE;
        long count = (op.offset() + op.length() - 1) / Units.PAGE - first + 1;
        String device = op.device();
        if (device != null) {
            return Stretch.of(world.daxDevice(device), first, count);
        }
        Inode inode = world.inodes().get(op.file());
        List<Stretch> pages = new ArrayList<>();
        for (Extent part : inode.extents().in(first, count)) {
            pages.addAll(inode.fs().stretches(part.deviceBlock(), part.count()));
        }
        return pages;
    }

    /** On the way back to user mode. */
    private void dieIfKilled() {
        if (thread.fatalSignalPending()) {
            world.core().event(EventType.KILLED, Rule.FATAL_SIGNAL, 0, 0, 0);
            world.core().die();
        }
    }

    /** The program has nothing more to do: its CPU leaves its address space. */
    public void leave() {
        thread.process().mm().tlb().unload(engine().current().cpu());
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
        remembered.received(op);
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
        op.repairs = true;
        world.repairing(length);
        long result = world.spec()
                .design()
                .repair(world.spec().variant(), repairer(op, op.calls, inode, op.offset()), offset, length);
        world.repaired();
        return result;
    }

    private Application repairer(Operation op, List<Operation.Call> calls, Inode inode, long dataStart) {
        return new Application() {
            @Override
            public long pwrite(long offset, long length) {
                op.supplied.add(new Operation.Range(offset, length));
                remembered.supplied(op);
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
            op.privateMapping = vma.kind() == Vma.Kind.PRIVATE;
            UserAccess.Result result = data == null
                    ? world.userAccess().load(thread, vma.address(offset), length)
                    : world.userAccess().store(thread, vma.address(offset), data);
            dieIfKilled();
            SigInfo signal = result.signal();
            if (data == null) {
                op.received(result.data());
                remembered.received(op);
            }
            if (signal == null) {
                return length;
            }
            op.signal = op.signal == null ? signal : op.signal;
            remembered.signalled(op, op.signal);
            boolean again = handle(op, inode, vma, signal);
            if (!again || attempt == MAX_ATTEMPTS) {
                return Errno.EFAULT.negated();
            }
        }
    }

    /** madvise(MADV_HWPOISON) on the newest mapping of the file; the call has returned when the handler runs. */
    public long injectHwpoison(Operation op, Inode inode, long offset, long length) {
        world.fileOps().enterMadvise();
        Vma vma = thread.process().mm().find(inode.number(), offset);
        if (vma == null) {
            return returned(op.calls, "madvise", Errno.ENOMEM.negated());
        }
        long from = vma.address(offset);
        Madvise.Result result = world.madvise().injectHwpoison(thread, from, from + length);
        long rc = returned(op.calls, "madvise", result.rc());
        SigInfo signal = result.signal();
        if (signal != null) {
            op.signal = op.signal == null ? signal : op.signal;
            remembered.signalled(op, op.signal);
            handle(op, inode, vma, signal);
        }
        return rc;
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
        remembered.handled(op);
        op.handlerBeganNs = engine().now();
        world.repairing(size);
        op.handlerResult = world.spec()
                .design()
                .repair(world.spec().variant(), repairer(op, op.handlerCalls, inode, from), from, size);
        remembered.handled(op);
        op.handlerEndedNs = engine().now();
        world.repaired();
        world.core().event(EventType.HANDLER_RAN, Rule.SCRIPT, op.id(), op.handlerResult, 0);
        return op.handlerResult == size;
    }
}
