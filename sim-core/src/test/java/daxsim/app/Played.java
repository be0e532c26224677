package daxsim.app;

import daxsim.kernel.mm.SigInfo;
import daxsim.state.Runs;
import org.jspecify.annotations.Nullable;

/** Operations as a run would leave them, for tests that judge a history made by hand. All are of file 0. */
public final class Played {
    private Played() {}

    /** An operation that returned {@code result}; times are positions in the history. */
    public static Operation done(
            int id, Operation.Kind kind, long offset, long length, long result, long began, long ended) {
        Operation op = new Operation(id, "t" + id, 0, kind + " " + offset, kind, 0, null, offset, length, false);
        op.state = Operation.State.DONE;
        op.result = result;
        op.turn(offset);
        op.turned(result);
        op.beganAt = began;
        op.endedAt = ended;
        return op;
    }

    /** An operation that never returned. */
    public static Operation running(int id, Operation.Kind kind, long offset, long length, long began) {
        Operation op = done(id, kind, offset, length, 0, began, -1);
        op.state = Operation.State.RUNNING;
        return op;
    }

    /** A read and what it returned. */
    public static Operation read(int id, long offset, Runs content, long began, long ended, boolean afterReboot) {
        Operation op = new Operation(
                id, "t" + id, 0, "read", Operation.Kind.READ, 0, null, offset, content.length(), afterReboot);
        op.state = Operation.State.DONE;
        op.result = content.length();
        op.received(content);
        op.beganAt = began;
        op.endedAt = ended;
        return op;
    }

    /** Its SIGBUS handler repaired this range. */
    public static Operation handled(Operation op, long offset, long length, @Nullable SigInfo signal, long result) {
        op.handlerRan = true;
        op.handlerOffset = offset;
        op.handlerLength = length;
        op.handlerSignal = signal;
        op.handlerResult = result;
        return op;
    }

    /** A repair, or with a handler's range an operation whose handler repaired, that handed these bytes to the kernel. */
    public static Operation supplied(Operation op, long offset, long length) {
        op.repairs = !op.handlerRan;
        op.supplied.add(new Operation.Range(offset, length));
        return op;
    }

    /** Ground truth of its pages. */
    public static Operation truth(Operation op, boolean damaged, int poisonedLinesAtEnd) {
        op.damagedAtBegin = damaged;
        op.damagedAtEnd = damaged;
        op.poisonedLinesAtEnd = poisonedLinesAtEnd;
        return op;
    }

    /** Another stride of a repeated read. */
    public static void stride(Operation op, long offset, Runs content) {
        op.turn(offset);
        op.received(content);
        op.turned(content.length());
    }

    /** Another stride of a repeated write. */
    public static void stride(Operation op, long offset, long result) {
        op.turn(offset);
        op.turned(result);
    }
}
