package daxsim.shell;

import daxsim.explore.Snapshot;
import daxsim.report.Returned;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the model says of results, in the words of the script: first what the witness has, then what other executions have. Bytes
 * are {@code o} for the original ones, {@code z} for zeros, two digits for a written byte, {@code *} for any, {@code m} for one
 * that belongs elsewhere.
 */
final class Expected {
    private final Export export;

    Expected(Export export) {
        this.export = export;
    }

    /** Something of every execution, each once, the witness's first; empty where the witness has nothing to say. */
    private List<String> of(Function<Snapshot, @Nullable String> asked) {
        Set<String> answers = new LinkedHashSet<>();
        String first = asked.apply(export.witness());
        if (first == null) {
            return List.of();
        }
        answers.add(first);
        for (Snapshot other : export.others()) {
            String answer = asked.apply(other);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return List.copyOf(answers);
    }

    /** What an operation comes to. */
    List<String> operation(int id) {
        return of(run -> result(run.operations().get(id), run));
    }

    /** What one of an operation's system calls returns. */
    List<String> call(int id, int number) {
        return of(run -> {
            List<Snapshot.CallView> calls = run.operations().get(id).calls();
            return number < calls.size()
                    ? value(calls.get(number).result(), calls.get(number).errno())
                    : null;
        });
    }

    /** What a stride of a repeated read returns: a number, with the bytes from {@code offset} on. */
    List<String> stride(int id, int number, long offset, long length) {
        return of(run -> {
            Snapshot.OperationView op = run.operations().get(id);
            List<Snapshot.CallView> calls = op.calls();
            if (number >= calls.size()) {
                return null;
            }
            String value = value(calls.get(number).result(), calls.get(number).errno());
            return calls.get(number).errno() == null
                    ? value + contents(op, run, p -> p >= offset && p < offset + length)
                    : value;
        });
    }

    /** The first signal of an operation that went on behind it. */
    List<String> signal(int id) {
        return of(run -> {
            Snapshot.SignalView signal = run.operations().get(id).signal();
            return signal == null ? null : "SIGBUS " + signal.code() + " lsb " + signal.lsb();
        });
    }

    /** What the repair in a handler returns. */
    List<String> handler(int id) {
        return of(run -> {
            Snapshot.HandlerView handler = run.operations().get(id).handler();
            return handler == null ? null : value(handler.result(), handler.errno());
        });
    }

    /** Sectors that a device lists at the end; nothing where it lists more than any kernel's table and the text was cut. */
    List<String> listed(String device) {
        return of(run -> {
            long sum = 0;
            String list = run.finals().badblocks().getOrDefault(device, "");
            if (list.endsWith(")")) {
                return null;
            }
            for (String range : list.isEmpty() ? new String[0] : list.split(", ")) {
                sum += Long.parseLong(range.substring(range.indexOf(' ') + 1));
            }
            return Long.toString(sum);
        });
    }

    /** In how many pieces a file lies at the end. */
    List<String> extents(String file) {
        return of(run -> String.valueOf(run.finals().extents().get(file)));
    }

    private static @Nullable String result(Snapshot.OperationView op, Snapshot run) {
        if (!op.state().equals("done")) {
            return null;
        }
        Snapshot.SignalView signal = op.signal();
        if (signal != null && op.result() < 0) {
            return "SIGBUS " + signal.code() + " lsb " + signal.lsb();
        }
        return op.errno() != null ? "-" + op.errno() : op.result() + contents(op, run, p -> true);
    }

    private static String value(long result, @Nullable String errno) {
        return errno == null ? Long.toString(result) : "-" + errno;
    }

    private static String contents(Snapshot.OperationView op, Snapshot run, LongPredicate at) {
        List<String> runs = new ArrayList<>();
        for (Snapshot.ContentView piece : op.content()) {
            if (at.test(piece.offset())) {
                runs.add(letter(piece, run) + ":" + piece.length());
            }
        }
        return runs.isEmpty() ? "" : " " + String.join(",", runs);
    }

    private static String letter(Snapshot.ContentView piece, Snapshot run) {
        return switch (piece.kind()) {
            case "original" -> "o";
            case "zeros" -> "z";
            case "write" -> written(String.valueOf(piece.writer()), run);
            case "misplaced" -> "m";
            default -> "*";
        };
    }

    private static String written(String writer, Snapshot run) {
        for (Snapshot.OperationView op : run.operations()) {
            if (Returned.name(op).equals(writer)) {
                return letter(op.id());
            }
        }
        throw new IllegalArgumentException(writer);
    }

    /** The byte that an operation writes, two hexadecimal digits; original data have none of them. */
    static String letter(int operation) {
        return Integer.toHexString(0x80 + operation % 0x7f);
    }
}
