package daxsim.report;

import daxsim.explore.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operations, calls and handlers returned, in words. */
public final class Returned {
    private Returned() {}

    /** Such as {@code reader.1}, with the phase in front after a reboot. */
    public static String name(Snapshot.OperationView op) {
        return (op.afterReboot() ? "after-reboot." : "") + op.task() + "." + op.index();
    }

    /** What an operation came to, without what it read. */
    public static String of(Snapshot.OperationView op) {
        if (op.state().equals("not-started")) {
            return "never began";
        }
        if (op.state().equals("running")) {
            return "never returned";
        }
        Snapshot.SignalView signal = op.signal();
        if (signal == null) {
            return value(op.result(), op.errno());
        }
        return op.result() < 0 ? signal(signal) : op.result() + " after " + signal(signal);
    }

    /** A negative errno by name, else the number. */
    public static String value(long result, @Nullable String errno) {
        return errno == null ? Long.toString(result) : "-" + errno;
    }

    /** A signal with what came in siginfo. */
    public static String signal(Snapshot.SignalView signal) {
        return "SIGBUS " + signal.code() + " at 0x" + Long.toHexString(signal.address()) + ", lsb " + signal.lsb();
    }

    /** What was read, such as {@code original 8192+512, undefined 8704+256}; empty when nothing was. */
    public static String content(Snapshot.OperationView op) {
        List<String> words = new ArrayList<>();
        for (Snapshot.ContentView piece : op.content()) {
            String writer = piece.writer();
            words.add(piece.kind() + (writer == null ? "" : " of " + writer) + " " + piece.offset() + "+"
                    + piece.length());
        }
        return String.join(", ", words);
    }

    /** System calls in order, such as {@code fpunch = 0, pwrite = 4096}. */
    public static String calls(List<Snapshot.CallView> calls) {
        return String.join(
                ", ",
                calls.stream()
                        .map(c -> c.call() + " = " + value(c.result(), c.errno()))
                        .toList());
    }
}
