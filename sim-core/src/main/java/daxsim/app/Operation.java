package daxsim.app;

import daxsim.kernel.mm.SigInfo;
import daxsim.state.Runs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation of an application and everything it saw. */
public final class Operation {
    /** How far an operation got. */
    public enum State {
        NOT_STARTED,
        /** Killed or cut off inside it. */
        RUNNING,
        DONE
    }

    /** What an operation does to a file, for those who judge it. */
    public enum Kind {
        READ,
        WRITE,
        /** Gives zeros where nothing else is promised: punch, zero, allocate, truncate. */
        ZERO,
        OTHER
    }

    /** One system call that an operation made. */
    public record Call(String name, long result) {}

    /** Bytes that arrived, from an offset of the file on. */
    public record Received(long offset, Runs content) {}

    /** A range of the file. */
    public record Range(long offset, long length) {}

    private final int id;
    private final String task;
    private final int index;
    private final String text;
    private final Kind kind;
    private final int file;
    private final long offset;
    private final long length;
    private final boolean afterReboot;

    State state = State.NOT_STARTED;
    long result;

    @Nullable
    SigInfo signal;

    final List<Received> received = new ArrayList<>();
    final List<Range> wrote = new ArrayList<>();
    final List<Range> supplied = new ArrayList<>();
    boolean repairs;
    final List<Call> calls = new ArrayList<>();
    long beganAt = -1;
    long endedAt = -1;
    long beganNs;
    long endedNs;
    int poisonedLinesAtEnd;
    boolean damagedAtBegin;
    boolean bufferLost;
    boolean damagedAtEnd;
    boolean handlerRan;
    long handlerResult;

    @Nullable
    SigInfo handlerSignal;

    final List<Call> handlerCalls = new ArrayList<>();
    long handlerOffset;
    long handlerLength;
    /** Pointer that a translation returned, for operations that use it. */
    daxsim.kernel.dax.@Nullable Mapped pointer;

    public Operation(
            int id,
            String task,
            int index,
            String text,
            Kind kind,
            int file,
            long offset,
            long length,
            boolean afterReboot) {
        this.id = id;
        this.task = task;
        this.index = index;
        this.text = text;
        this.kind = kind;
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.afterReboot = afterReboot;
    }

    /** Ready for another run. */
    void reset() {
        state = State.NOT_STARTED;
        result = 0;
        signal = null;
        received.clear();
        wrote.clear();
        supplied.clear();
        repairs = false;
        calls.clear();
        beganAt = -1;
        endedAt = -1;
        beganNs = 0;
        endedNs = 0;
        poisonedLinesAtEnd = 0;
        damagedAtBegin = false;
        bufferLost = false;
        damagedAtEnd = false;
        handlerRan = false;
        handlerResult = 0;
        handlerSignal = null;
        handlerCalls.clear();
        handlerOffset = 0;
        handlerLength = 0;
        pointer = null;
    }

    /** Number in its run, and the identity of the bytes it writes. */
    public int id() {
        return id;
    }

    public String task() {
        return task;
    }

    /** Position in its task. */
    public int index() {
        return index;
    }

    /** As the script has it. */
    public String text() {
        return text;
    }

    public Kind kind() {
        return kind;
    }

    /** Number of the file, or -1. */
    public int file() {
        return file;
    }

    public long offset() {
        return offset;
    }

    public long length() {
        return length;
    }

    public boolean afterReboot() {
        return afterReboot;
    }

    public State state() {
        return state;
    }

    /** A count, 0, or -1 with an errno or a signal. */
    public long result() {
        return result < 0 ? -1 : result;
    }

    /** The negated errno, or 0. */
    public long error() {
        return Math.min(result, 0);
    }

    /** The first signal that came. */
    public @Nullable SigInfo signal() {
        return signal;
    }

    /** What arrived at an offset; another try at the same place takes the place of the one before. */
    void receive(long at, Runs content) {
        if (!received.isEmpty() && received.getLast().offset() == at) {
            received.removeLast();
        }
        received.add(new Received(at, content));
    }

    /** What a read returned, a piece for each of its system calls. */
    public List<Received> received() {
        return received;
    }

    /** What it has written, repairs apart. */
    public List<Range> wrote() {
        return wrote;
    }

    /** What its repairs handed to the kernel, those of its handler among them. */
    public List<Range> supplied() {
        return supplied;
    }

    /** Whether it is a repair itself. */
    public boolean repairs() {
        return repairs;
    }

    public List<Call> calls() {
        return calls;
    }

    /** Position among all beginnings and ends of operations of the run. */
    public long beganAt() {
        return beganAt;
    }

    /** As {@link #beganAt}; -1 while it has not ended. */
    public long endedAt() {
        return endedAt;
    }

    public long beganNs() {
        return beganNs;
    }

    public long endedNs() {
        return endedNs;
    }

    /** Ground truth when it ended: poisoned lines in the pages it was about. */
    public int poisonedLinesAtEnd() {
        return poisonedLinesAtEnd;
    }

    /** Whether its user buffer was gone when it ended: an error may then speak of the buffer. */
    public boolean bufferLost() {
        return bufferLost;
    }

    /**
     * Ground truth: whether the pages it was about held poison, or what a clear left, when it began or when it ended. Only
     * where neither is so is an error a false one.
     */
    public boolean damaged() {
        return damagedAtBegin || damagedAtEnd;
    }

    public boolean handlerRan() {
        return handlerRan;
    }

    /** Result of the repair in the SIGBUS handler; -1 with {@link #handlerError}. */
    public long handlerResult() {
        return handlerResult < 0 ? -1 : handlerResult;
    }

    public long handlerError() {
        return Math.min(handlerResult, 0);
    }

    public @Nullable SigInfo handlerSignal() {
        return handlerSignal;
    }

    public List<Call> handlerCalls() {
        return handlerCalls;
    }

    /** The file range that the handler repaired. */
    public long handlerOffset() {
        return handlerOffset;
    }

    public long handlerLength() {
        return handlerLength;
    }
}
