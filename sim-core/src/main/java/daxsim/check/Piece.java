package daxsim.check;

import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.state.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
            pieces.addAll(of(world, operations, op.file(), op.device(), turn.offset(), turn.content()));
        }
        return pieces;
    }

    /** The pieces of contents that stand for file bytes from {@code offset} on. */
    public static List<Piece> of(World world, List<Operation> operations, int file, long offset, Runs content) {
        return of(world, operations, file, null, offset, content);
    }

    private static List<Piece> of(
            World world, List<Operation> operations, int file, @Nullable String device, long offset, Runs content) {
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
                    boolean same = writer.file() == file && Objects.equals(writer.device(), device);
                    boolean inPlace = same && inPlace(writer, base, at);
                    pieces.add(new Piece(at, length, inPlace ? Kind.WRITE : Kind.MISPLACED, writer.id()));
                }
                case ORIGINAL -> originals(world, file, device, at, length, base, pieces);
            }
            at += length;
        }
        return pieces;
    }

    /** An operation's data begins at its offset, what its handler wrote at the handler's. */
    private static boolean inPlace(Operation writer, long base, long at) {
        return base == at - writer.offset() || writer.handlerRan() && base == at - writer.handlerOffset();
    }

    private static void originals(
            World world, int file, @Nullable String device, long offset, long length, long phys, List<Piece> pieces) {
        long at = offset;
        long end = offset + length;
        while (at < end) {
            long page = Units.down(at, Units.PAGE);
            long stop = Math.min(end, page + Units.PAGE);
            boolean inPlace = false;
            Stretch there = device != null
                    ? first(world.daxDevice(device), at / Units.PAGE, pagesTo(at, end))
                    : ofFile(world, file, at, end);
            if (there != null) {
                stop = Math.min(end, page + there.pages() * Units.PAGE);
                inPlace = there.phys() + at - page == phys + at - offset;
            }
            pieces.add(new Piece(at, stop - at, inPlace ? Kind.ORIGINAL : Kind.MISPLACED, -1));
            at = stop;
        }
    }

    private static long pagesTo(long at, long end) {
        return Units.up(end, Units.PAGE) / Units.PAGE - at / Units.PAGE;
    }

    /** Where the page of a file lay at the start, with as many of the following pages as lay behind it. */
    private static @Nullable Stretch ofFile(World world, int file, long at, long end) {
        Extent extent = world.initialExtents(file).find(at / Units.PAGE);
        if (extent == null) {
            return null;
        }
        long block = extent.deviceBlock() + at / Units.PAGE - extent.fileBlock();
        long left = Math.min(extent.fileBlock() + extent.count() - at / Units.PAGE, pagesTo(at, end));
        return first(world.inodes().get(file).fs().device(), block, left);
    }

    private static @Nullable Stretch first(DaxDevice device, long page, long pages) {
        List<Stretch> stretches = Stretch.of(device.atStart(), page, pages);
        boolean begins = !stretches.isEmpty() && stretches.getFirst().page() == page;
        return begins ? stretches.getFirst() : null;
    }
}
