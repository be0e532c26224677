package daxsim.outcome;

import daxsim.app.Operation;
import daxsim.check.Piece;
import daxsim.check.Promise;
import daxsim.kernel.Errno;
import daxsim.kernel.mm.SigInfo;
import daxsim.play.FinalState;
import daxsim.play.Player;
import daxsim.scenario.Condition;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Pmem;
import daxsim.trace.EventType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the end of a player's last run into words. */
final class Parts {
    private static final int LONGEST = 100;

    private final Player player;
    private final FinalState state;
    private final Set<String> counted = new LinkedHashSet<>();
    private final List<Condition.Final> finals = new ArrayList<>();
    private boolean asksPromises;

    Parts(Player player, FinalState state) {
        this.player = player;
        this.state = state;
        player.scenario().conditions().forEach(c -> collect(c.condition()));
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.All all -> all.parts().forEach(this::collect);
            case Condition.Any any -> any.parts().forEach(this::collect);
            case Condition.Not not -> collect(not.part());
            case Condition.Seen seen -> counted.add(seen.event());
            case Condition.Broken broken -> asksPromises = true;
            case Condition.OnOp on -> {}
            case Condition.Final fin -> finals.add(fin);
        }
    }

    List<Part> now() {
        List<Part> parts = new ArrayList<>();
        for (Operation op : player.operations()) {
            parts.add(new Part(Part.Scope.PROGRAM, name(op), ended(op)));
            SigInfo signal = op.handlerSignal();
            if (signal != null) {
                String repaired = signal(signal) + ", repair = " + number(op.handlerResult(), op.handlerError());
                parts.add(new Part(Part.Scope.PROGRAM, name(op) + ".handler", repaired));
            }
        }
        String halted = player.world().engine().halted();
        parts.add(new Part(Part.Scope.PROGRAM, "machine", halted == null ? "runs" : halted));
        for (FileSpec file : player.scenario().files()) {
            parts.add(of(Part.Scope.FILE, "poison-lines", file.path()));
            parts.add(of(Part.Scope.FILE, "badblocks", file.path()));
        }
        for (FileSpec file : player.scenario().files()) {
            parts.add(of(Part.Scope.MACHINE, "extents", file.path()));
            parts.add(of(Part.Scope.MACHINE, "pmd-mapped", file.path()));
        }
        for (Pmem device : player.scenario().pmem()) {
            parts.add(of(Part.Scope.MACHINE, "poison-lines", device.name()));
            parts.add(of(Part.Scope.MACHINE, "badblocks", device.name()));
        }
        String types = state.text("memory-types", null);
        parts.add(machine("memory-types", types.isEmpty() ? "write-back" : types));
        parts.add(machine("hwpoison-pages", state.text("hwpoison-pages", null)));
        parts.add(machine("log-lines", state.text("log-lines", null)));
        for (Condition.Final fin : finals) {
            String subject = fin.subject() == null ? fin.key() : fin.key() + " " + fin.subject();
            if (parts.stream().noneMatch(p -> p.subject().equals(subject))) {
                parts.add(machine(subject, state.text(fin.key(), fin.subject())));
            }
        }
        for (String event : counted) {
            int count = player.world().trace().count(EventType.ofWord(event));
            parts.add(machine("seen " + event, Integer.toString(count)));
        }
        if (asksPromises) {
            String broken = player.broken().stream().map(Promise::word).collect(Collectors.joining(", "));
            parts.add(machine("broken", broken.isEmpty() ? "nothing" : broken));
        }
        return parts;
    }

    private Part of(Part.Scope scope, String key, String subject) {
        String value = state.text(key, subject);
        if (value.length() > LONGEST) {
            // Long lists are told apart, not read.
            value = state.size(key, subject) + " sectors, list " + Integer.toHexString(value.hashCode());
        }
        return new Part(scope, key + " " + subject, value.isEmpty() ? "none" : value);
    }

    private static Part machine(String subject, String value) {
        return new Part(Part.Scope.MACHINE, subject, value);
    }

    private static String name(Operation op) {
        return (op.afterReboot() ? "after-reboot." : "") + op.task() + "." + op.index();
    }

    private String ended(Operation op) {
        String result = switch (op.state()) {
            case NOT_STARTED -> "never began";
            case RUNNING -> "never returned";
            case DONE -> returned(op);
        };
        String content = content(op);
        return content.isEmpty() ? result : result + " (" + content + ")";
    }

    private static String returned(Operation op) {
        SigInfo signal = op.signal();
        if (signal == null) {
            return number(op.result(), op.error());
        }
        return op.result() < 0 ? signal(signal) : op.result() + " after " + signal(signal);
    }

    private static String number(long result, long error) {
        return error == 0 ? Long.toString(result) : "-" + Errno.name(error);
    }

    private static String signal(SigInfo signal) {
        return "SIGBUS " + signal.code() + " lsb " + signal.lsb();
    }

    /** What was read: the kind alone where all of it is alike, else with offsets and lengths. */
    private String content(Operation op) {
        List<Piece> pieces = joined(Piece.of(player.world(), player.operations(), op));
        if (pieces.size() == 1) {
            return kind(pieces.getFirst());
        }
        List<String> words = new ArrayList<>();
        for (Piece piece : pieces) {
            words.add(kind(piece) + " " + piece.offset() + "+" + piece.length());
        }
        return String.join(", ", words);
    }

    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            Piece last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && last.kind() == piece.kind()
                    && last.operation() == piece.operation()
                    && last.offset() + last.length() == piece.offset()) {
                joined.set(
                        joined.size() - 1,
                        new Piece(last.offset(), last.length() + piece.length(), piece.kind(), piece.operation()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private String kind(Piece piece) {
        String word = piece.kind().name().toLowerCase(java.util.Locale.ROOT);
        return piece.operation() < 0
                ? word
                : word + " of " + name(player.operations().get(piece.operation()));
    }
}
