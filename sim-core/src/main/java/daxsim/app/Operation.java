package daxsim.app;

import daxsim.kernel.mm.SigInfo;
import daxsim.state.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /** One stride of a repeated operation; any other has just one. */
    public static final class Turn {
        private final long offset;
        private Runs content = Runs.EMPTY;
        private long result;

        private Turn(long offset) {
            this.offset = offset;
        }

        /** Where in the file it was about. */
        public long offset() {
            return offset;
        }

        /** What it read. */
        public Runs content() {
            return content;
        }

        /** A count, 0, or a negated errno; 0 while it has not returned. */
        public long result() {
            return result;
        }
    }

    /** A range of the file. */
    public record Range(long offset, long length) {}

    /** One system call that an operation made. */
    public record Call(String name, long result) {}

    private final int id;
    private final String task;
    private final int index;
    private final String text;
    private final Kind kind;
    private final int file;
    private final @Nullable String device;
    private final long offset;
    private final long length;
    private final boolean afterReboot;

    State state = State.NOT_STARTED;
    long result;

    @Nullable
    SigInfo signal;

    private final List<Turn> turns = new ArrayList<>();
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
    boolean privateMapping;
    boolean handlerRan;
    long handlerResult;
    long handlerBeganNs;
    long handlerEndedNs;

    @Nullable
    SigInfo handlerSignal;

    final List<Call> handlerCalls = new ArrayList<>();
    long handlerOffset;
    long handlerLength;
    /** Pointer that a translation returned, for operations that use it. */
    @Nullable
    Pointer pointer;

    /**
     * @param file number of the file it is about, or -1
     * @param device name of the device it is about, for kernel code that has no file, or null
     */
    public Operation(
            int id,
            String task,
            int index,
            String text,
            Kind kind,
            int file,
            @Nullable String device,
            long offset,
            long length,
            boolean afterReboot) {
        this.id = id;
        this.task = task;
        this.index = index;
        this.text = text;
        this.kind = kind;
        this.file = file;
        this.device = device;
        this.offset = offset;
        this.length = length;
        this.afterReboot = afterReboot;
    }

    /** Ready for another run. */
    void reset() {
        state = State.NOT_STARTED;
        result = 0;
        signal = null;
        turns.clear();
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
        privateMapping = false;
        handlerRan = false;
        handlerResult = 0;
        handlerBeganNs = 0;
        handlerEndedNs = 0;
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

    /** A store through a private mapping does nothing to the file. */
    public Kind kind() {
        return privateMapping && kind == Kind.WRITE ? Kind.OTHER : kind;
    }

    /** Whether it changes what the file says. */
    public boolean changes() {
        return kind() == Kind.WRITE || kind() == Kind.ZERO;
    }

    /** Whether it went through a private mapping: what it saw or left need not be the file's. */
    public boolean throughPrivateMapping() {
        return privateMapping;
    }

    /** Number of the file, or -1. */
    public int file() {
        return file;
    }

    /** Name of the device, or null. */
    public @Nullable String device() {
        return device;
    }

    /** Whether it is about a range of a file or device at all. */
    public boolean hasSubject() {
        return file >= 0 || device != null;
    }

    /** Whether both are about the same file or device. */
    public boolean sameSubject(Operation other) {
        return file == other.file && Objects.equals(device, other.device);
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

    /** The strides begun so far, in order; one for an operation that is not repeated. */
    public List<Turn> turns() {
        return turns;
    }

    /** Begins a stride. */
    public void turn(long at) {
        turns.add(new Turn(at));
    }

    /** Ends the stride that was begun last. */
    public void turned(long returned) {
        turns.getLast().result = returned;
    }

    /** Bytes arrived, those of the stride from its start on. */
    void received(Runs content) {
        if (turns.isEmpty()) {
            turn(offset);
        }
        turns.getLast().content = content;
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

    /** When the repair in its handler began, in nanoseconds of virtual time. */
    public long handlerBeganNs() {
        return handlerBeganNs;
    }

    /** When the repair in its handler returned. */
    public long handlerEndedNs() {
        return handlerEndedNs;
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
