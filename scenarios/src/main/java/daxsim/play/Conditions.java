package daxsim.play;

import daxsim.app.Operation;
import daxsim.check.Piece;
import daxsim.kernel.Errno;
import daxsim.kernel.mm.SigInfo;
import daxsim.scenario.Condition;
import daxsim.scenario.ContentKind;
import daxsim.scenario.Expr;
import daxsim.scenario.FieldTest;
import daxsim.scenario.Test;
import daxsim.trace.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions and quantities of a scenario, asked of the last run of a player. */
public final class Conditions {
    private final Player player;
    private final FinalState state;

    public Conditions(Player player) {
        this.player = player;
        this.state = new FinalState(player);
    }

    /** The world at the end. */
    public FinalState state() {
        return state;
    }

    /** Whether the last run shows the condition. */
    public boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.parts().stream().allMatch(this::holds);
            case Condition.Any any -> any.parts().stream().anyMatch(this::holds);
            case Condition.Not not -> !holds(not.part());
            case Condition.OnOp on -> onOperation(on);
            case Condition.Final fin -> onFinal(fin);
            case Condition.Seen seen -> number(seen.test(), count(seen.event()));
            case Condition.Broken broken -> broke(broken.promise());
        };
    }

    private boolean broke(String promise) {
        return player.broken().stream()
                .anyMatch(p -> promise.equals(Condition.Broken.ANY) || p.word().equals(promise));
    }

    private long count(String event) {
        return player.world().trace().count(EventType.ofWord(event));
    }

    private boolean onOperation(Condition.OnOp on) {
        Operation op = player.operation(on.op());
        if (on.handler() && !op.handlerRan()) {
            return false;
        }
        for (FieldTest field : on.tests()) {
            if (!field(op, on.handler(), field)) {
                return false;
            }
        }
        return true;
    }

    private boolean field(Operation op, boolean handler, FieldTest field) {
        SigInfo signal = handler ? op.handlerSignal() : op.signal();
        long error = handler ? op.handlerError() : op.error();
        boolean done = handler || op.state() == Operation.State.DONE;
        return switch (field.field()) {
            case RESULT -> done && number(field.test(), handler ? op.handlerResult() : op.result());
            case ERRNO -> done && word(field.test(), errno(error, signal, handler));
            case SIGNAL -> word(field.test(), signal == null ? "none" : "SIGBUS");
            case CODE ->
                word(field.test(), signal == null ? "none" : signal.code().name());
            case LSB -> number(field.test(), signal == null ? 0 : signal.lsb());
            case STATE -> word(field.test(), stateWord(op.state()));
            case CONTENT -> content(op, field.test(), true);
            case ANY_CONTENT -> content(op, field.test(), false);
        };
    }

    /** An access that ended in a signal has no errno of its own. */
    static String errno(long error, @Nullable SigInfo signal, boolean handler) {
        return error == 0 || signal != null && !handler ? "none" : Errno.name(error);
    }

    static String stateWord(Operation.State state) {
        return switch (state) {
            case NOT_STARTED -> "not-started";
            case RUNNING -> "running";
            case DONE -> "done";
        };
    }

    private static boolean number(Test test, long value) {
        return switch (test) {
            case Test.Number n -> value >= n.min() && value <= n.max();
            case Test.NotNumber n -> value != n.value();
            case Test.Word w -> w.value().equals(Long.toString(value));
            case Test.Content c -> false;
        };
    }

    private static boolean word(Test test, String value) {
        return test instanceof Test.Word w && w.value().equals(value);
    }

    private boolean onFinal(Condition.Final fin) {
        return fin.test() instanceof Test.Word w
                ? w.value().equals(state.text(fin.key(), fin.subject()))
                : number(fin.test(), state.size(fin.key(), fin.subject()));
    }

    private boolean content(Operation op, Test test, boolean every) {
        if (!(test instanceof Test.Content wanted) || wanted.kind() == ContentKind.POISON) {
            return false;
        }
        List<Piece> pieces = Piece.of(player.world(), player.operations(), op);
        boolean all = !pieces.isEmpty();
        for (Piece piece : pieces) {
            boolean fits = fits(piece, wanted);
            if (fits && !every) {
                return true;
            }
            all &= fits;
        }
        return every && all;
    }

    private boolean fits(Piece piece, Test.Content wanted) {
        return switch (wanted.kind()) {
            case ORIGINAL -> piece.kind() == Piece.Kind.ORIGINAL;
            case ZEROS -> piece.kind() == Piece.Kind.ZEROS;
            case UNDEFINED -> piece.kind() == Piece.Kind.UNDEFINED;
            case WRITE ->
                piece.kind() == Piece.Kind.WRITE
                        && wanted.write() != null
                        && player.operation(wanted.write()).id() == piece.operation();
            case POISON -> false;
        };
    }

    /** The value of a quantity. */
    public long value(Expr expr) {
        return switch (expr) {
            case Expr.Num n -> n.value();
            case Expr.FinalValue f -> state.size(f.key(), f.subject());
            case Expr.SeenCount s -> count(s.event());
            case Expr.Binary b -> binary(b.op(), value(b.left()), value(b.right()));
        };
    }

    private static long binary(char op, long left, long right) {
        return switch (op) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            default -> right == 0 ? 0 : left / right;
        };
    }
}
