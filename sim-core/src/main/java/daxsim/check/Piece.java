package daxsim.check;

import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.state.Runs;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of what a read returned, held against where the bytes should come from.
 *
 * @param offset in the file
 * @param length bytes
 * @param kind what it is
 * @param operation the writing operation of a {@link Kind#WRITE}, else -1
 */
public record Piece(long offset, long length, Kind kind, int operation) {
    /** What a byte turned out to be. */
    public enum Kind {
        /** What was there at the start, in its place. */
        ORIGINAL,
        /** What an operation wrote, in its place. */
        WRITE,
        ZEROS,
        /** What a clear left. */
        UNDEFINED,
        /** Real data of another offset or file. */
        MISPLACED
    }

    /** The pieces of what an operation read. */
    public static List<Piece> of(World world, List<Operation> operations, Operation op) {
        List<Piece> pieces = new ArrayList<>();
        for (Operation.Turn turn : op.turns()) {
            pieces.addAll(of(world, operations, op.file(), turn.offset(), turn.content()));
        }
        return pieces;
    }

    /** The pieces of contents that stand for file bytes from {@code offset} on. */
    public static List<Piece> of(World world, List<Operation> operations, int file, long offset, Runs content) {
        List<Piece> pieces = new ArrayList<>();
        long at = offset;
        for (int i = 0; i < content.count(); i++) {
            long length = content.length(i);
            long value = content.value(i);
            long base = content.base(i);
            switch (Stamp.kind(value)) {
                case ZEROS -> pieces.add(new Piece(at, length, Kind.ZEROS, -1));
                case UNDEFINED -> pieces.add(new Piece(at, length, Kind.UNDEFINED, -1));
                case WRITE -> {
                    Operation writer = operations.get(Stamp.operation(value));
                    boolean inPlace = writer.file() == file && inPlace(writer, base, at);
                    pieces.add(new Piece(at, length, inPlace ? Kind.WRITE : Kind.MISPLACED, writer.id()));
                }
                case ORIGINAL -> originals(world, file, at, length, base, pieces);
            }
            at += length;
        }
        return pieces;
    }

    /** An operation's data begins at its offset, what its handler wrote at the handler's. */
    private static boolean inPlace(Operation writer, long base, long at) {
        return base == at - writer.offset() || writer.handlerRan() && base == at - writer.handlerOffset();
    }

    private static void originals(World world, int file, long offset, long length, long phys, List<Piece> pieces) {
        long at = offset;
        long end = offset + length;
        while (at < end) {
            long page = Units.down(at, Units.PAGE);
            Extent extent = world.initialExtents(file).find(at / Units.PAGE);
            long stop = Math.min(end, page + Units.PAGE);
            boolean inPlace = false;
            if (extent != null) {
                long block = extent.deviceBlock() + at / Units.PAGE - extent.fileBlock();
                long left = Math.min(extent.fileBlock() + extent.count(), Units.up(end, Units.PAGE) / Units.PAGE)
                        - at / Units.PAGE;
                List<Stretch> stretches = world.inodes().get(file).fs().stretches(block, left);
                if (!stretches.isEmpty()) {
                    Stretch first = stretches.getFirst();
                    stop = Math.min(end, page + first.pages() * Units.PAGE);
                    inPlace = first.phys() + at - page == phys + at - offset;
                }
            }
            pieces.add(new Piece(at, stop - at, inPlace ? Kind.ORIGINAL : Kind.MISPLACED, -1));
            at = stop;
        }
    }
}
