package daxsim.check;

import daxsim.app.Operation;
import daxsim.app.World;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether a read is silently wrong: it returned a byte that is none of the last completed write there, the original where
 * there was none, a write that overlaps the read in time, a documented zero. After a reboot older states are allowed too.
 */
final class Silent {
    private Silent() {}

    static boolean wrong(World world, List<Operation> operations, Operation read) {
        for (Piece piece : Piece.of(world, operations, read)) {
            for (Piece part : cut(operations, read, piece)) {
                if (!allowed(operations, read, part)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A piece in parts that every operation covers whole or not at all. */
    private static List<Piece> cut(List<Operation> operations, Operation read, Piece piece) {
        TreeSet<Long> edges = new TreeSet<>();
        for (Operation op : operations) {
            if (op.sameSubject(read) && op.kind() != Operation.Kind.READ) {
                edges.add(op.offset());
                edges.add(op.offset() + op.length());
                for (Operation.Turn turn : op.turns()) {
                    edges.add(turn.offset());
                    edges.add(turn.offset() + Math.max(0, turn.result()));
                }
            }
        }
        List<Piece> parts = new ArrayList<>();
        long at = piece.offset();
        long end = piece.offset() + piece.length();
        for (long edge : edges.subSet(at, false, end, false)) {
            parts.add(new Piece(at, edge - at, piece.kind(), piece.operation()));
            at = edge;
        }
        parts.add(new Piece(at, end - at, piece.kind(), piece.operation()));
        return parts;
    }

    private static boolean allowed(List<Operation> operations, Operation read, Piece piece) {
        return switch (piece.kind()) {
            case UNDEFINED, MISPLACED -> false;
            case WRITE -> written(operations, operations.get(piece.operation()), read, piece);
            case ORIGINAL, ZEROS -> mayBeOld(read) || noWriteBefore(operations, read, piece);
        };
    }

    /** What went into a private copy may come back through private mappings alone. */
    private static boolean written(List<Operation> operations, Operation writer, Operation read, Piece piece) {
        if (writer.throughPrivateMapping()) {
            return read.throughPrivateMapping();
        }
        return mayBeOld(read) || notReplaced(operations, writer, read, piece);
    }

    /** A private mapping need not show what became of the file since; after a reboot older states are allowed. */
    private static boolean mayBeOld(Operation read) {
        return read.afterReboot() || read.throughPrivateMapping();
    }

    /** Nobody had completed a write of all these bytes when the read began. */
    private static boolean noWriteBefore(List<Operation> operations, Operation read, Piece piece) {
        for (Operation op : operations) {
            if (completedBefore(op, read) && covers(op, piece) && !zeroedSince(operations, op, read, piece)) {
                return false;
            }
        }
        return true;
    }

    /** Something that leaves zeros began before the read ended and was not over when the write began. */
    private static boolean zeroedSince(List<Operation> operations, Operation write, Operation read, Piece piece) {
        if (piece.kind() != Piece.Kind.ZEROS) {
            return false;
        }
        for (Operation op : operations) {
            boolean begun = op.beganAt() >= 0 && op.beganAt() < endOf(read);
            boolean over = op.endedAt() >= 0 && op.endedAt() < write.beganAt();
            if (op.kind() == Operation.Kind.ZERO && op.sameSubject(read) && begun && !over && overlaps(op, piece)) {
                return true;
            }
        }
        return false;
    }

    private static boolean notReplaced(List<Operation> operations, Operation writer, Operation read, Piece piece) {
        if (writer.endedAt() < 0) {
            return true;
        }
        for (Operation op : operations) {
            boolean after = op.beganAt() > writer.endedAt();
            if (op != writer && after && completedBefore(op, read) && covers(op, piece)) {
                return false;
            }
        }
        return true;
    }

    private static boolean completedBefore(Operation op, Operation read) {
        return op.kind() == Operation.Kind.WRITE
                && op.endedAt() >= 0
                && op.result() > 0
                && op.sameSubject(read)
                && op.endedAt() < read.beganAt();
    }

    private static boolean covers(Operation op, Piece piece) {
        return op.turns().stream()
                .anyMatch(turn -> turn.offset() <= piece.offset()
                        && turn.offset() + turn.result() >= piece.offset() + piece.length());
    }

    private static boolean overlaps(Operation op, Piece piece) {
        return op.offset() < piece.offset() + piece.length() && op.offset() + op.length() > piece.offset();
    }

    private static long endOf(Operation read) {
        return read.endedAt() < 0 ? Long.MAX_VALUE : read.endedAt();
    }
}
