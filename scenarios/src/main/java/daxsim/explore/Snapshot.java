package daxsim.explore;

import daxsim.app.Operation;
import daxsim.check.Piece;
import daxsim.kernel.Errno;
import daxsim.kernel.mm.SigInfo;
import daxsim.play.FinalState;
import daxsim.play.Player;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run as values: what every operation returned, the world at the end, and every event.
 *
 * @param replay the string that repeats it
 * @param timed whether it has times
 * @param tasks names of tasks by the numbers that events carry
 * @param broken words of the promises it broke
 */
public record Snapshot(
        String replay,
        boolean timed,
        List<OperationView> operations,
        FinalView finals,
        List<String> tasks,
        List<Trace.Entry> events,
        List<String> broken) {
    /** A system call of an operation. */
    public record CallView(
            String call, long result, @Nullable String errno) {}

    /** A signal. */
    public record SignalView(String code, long address, int lsb) {}

    /** What an operation read, in words such as {@code original 8192+512}. */
    public record ContentView(
            String kind, long offset, long length, @Nullable String writer) {}

    /** What a SIGBUS handler did. */
    public record HandlerView(
            long offset, long length, long result, @Nullable String errno, SignalView signal, List<CallView> calls) {}

    /** One operation. */
    public record OperationView(
            int id,
            String task,
            int index,
            boolean afterReboot,
            String op,
            String state,
            long result,
            @Nullable String errno,
            @Nullable SignalView signal,
            List<CallView> calls,
            List<ContentView> content,
            @Nullable HandlerView handler,
            @Nullable Long startNs,
            @Nullable Long endNs) {}

    /** The world at the end. */
    public record FinalView(
            Map<String, String> badblocks,
            int poisonLines,
            Map<String, Integer> extents,
            Map<String, Long> memoryTypes,
            int hwpoisonPages,
            @Nullable String halted) {}

    /** The last run of a player; it must have kept its events. */
    public static Snapshot of(Player player, FinalState state, String replay, boolean timed) {
        List<OperationView> operations = new ArrayList<>();
        for (Operation op : player.operations()) {
            operations.add(view(player, op, timed));
        }
        List<Trace.Entry> events = new ArrayList<>();
        Trace trace = player.world().trace();
        for (int i = 0; i < trace.size(); i++) {
            events.add(trace.entry(i));
        }
        FinalView finals = new FinalView(
                state.allBadblocks(),
                state.allPoisonLines(),
                state.allExtents(),
                state.memoryTypes(),
                player.world().pages().hwpoisonPages(),
                player.world().engine().halted());
        return new Snapshot(
                replay,
                timed,
                operations,
                finals,
                player.taskNames(),
                events,
                player.broken().stream().map(p -> p.word()).toList());
    }

    private static OperationView view(Player player, Operation op, boolean timed) {
        String state = switch (op.state()) {
            case NOT_STARTED -> "not-started";
            case RUNNING -> "running";
            case DONE -> "done";
        };
        List<ContentView> content = new ArrayList<>();
        for (Piece piece : Piece.of(player.world(), player.operations(), op)) {
            String writer =
                    piece.operation() < 0 ? null : name(player.operations().get(piece.operation()));
            content.add(new ContentView(
                    piece.kind().name().toLowerCase(java.util.Locale.ROOT), piece.offset(), piece.length(), writer));
        }
        boolean times = timed && op.state() == Operation.State.DONE;
        SigInfo handlerSignal = op.handlerSignal();
        HandlerView handler = handlerSignal == null
                ? null
                : new HandlerView(
                        op.handlerOffset(),
                        op.handlerLength(),
                        op.handlerResult(),
                        errno(op.handlerError()),
                        signal(handlerSignal),
                        calls(op.handlerCalls()));
        SigInfo signal = op.signal();
        return new OperationView(
                op.id(),
                op.task(),
                op.index(),
                op.afterReboot(),
                op.text(),
                state,
                op.result(),
                signal == null ? errno(op.error()) : null,
                signal == null ? null : signal(signal),
                calls(op.calls()),
                content,
                handler,
                times ? Long.valueOf(op.beganNs()) : null,
                times ? Long.valueOf(op.endedNs()) : null);
    }

    private static String name(Operation op) {
        return (op.afterReboot() ? "after-reboot." : "") + op.task() + "." + op.index();
    }

    private static @Nullable String errno(long error) {
        return error == 0 ? null : Errno.name(error);
    }

    private static SignalView signal(SigInfo signal) {
        return new SignalView(signal.code().name(), signal.address(), signal.lsb());
    }

    private static List<CallView> calls(List<Operation.Call> calls) {
        return calls.stream()
                .map(c -> new CallView(c.name(), Math.max(c.result(), -1), c.result() < 0 ? errno(c.result()) : null))
                .toList();
    }
}
