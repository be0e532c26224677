package daxsim.check;

import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.trace.EventType;
import java.util.List;

/**
 * What the faults of a finished run cost beyond the lines they struck.
 *
 * <p><b>Good</b> is a byte of a file that held its original contents or those of a completed write, and whose line no fault of
 * the script struck. It is <b>lost</b> when at the end of the run the file reads something else in its place, with two
 * exceptions: the application wrote, or asked for zeros, there for reasons of its own; or a repair wrote it, and the
 * application had read it before, so that it could write back what it had read. Errors lose nothing, and neither does a power
 * failure to a write that was not durable.
 *
 * @param linesStruck different 64-byte lines that faults of the script poisoned
 * @param bytesResupplied different bytes of files that repairs handed to the kernel and that the application had not read
 *     from the file before: it must have them from elsewhere
 * @param goodBytesLost bytes as defined above
 */
public record BlastRadius(long linesStruck, long bytesResupplied, long goodBytesLost) {
    /** Of a run that is over. */
    public static BlastRadius of(World world, List<Operation> operations, Struck struck) {
        long resupplied = 0;
        long lost = 0;
        for (Inode inode : world.inodes()) {
            Account account = new Account(world, operations, struck, inode);
            resupplied += account.supplied.without(account.salvaged).count();
            lost += account.lost();
        }
        return new BlastRadius(struck.lineCount(), resupplied, lost);
    }

    /** The second of the numbers alone, of a run that is over. */
    public static long bytesResupplied(World world, List<Operation> operations, Struck struck) {
        long resupplied = 0;
        for (Inode inode : world.inodes()) {
            if (operations.stream()
                    .anyMatch(
                            op -> op.file() == inode.number() && !op.supplied().isEmpty())) {
                Account account = new Account(world, operations, struck, inode);
                resupplied += account.supplied.without(account.salvaged).count();
            }
        }
        return resupplied;
    }

    /** The bytes of one file by what happened to them. */
    private static final class Account {
        private final World world;
        private final List<Operation> operations;
        private final Inode inode;
        private final boolean powerFailed;

        /** What was good once. */
        final Ranges good = new Ranges();
        /** Completed writes that are not repairs. */
        final Ranges written = new Ranges();
        /** Zeros that were asked for. */
        final Ranges zeroed = new Ranges();
        /** Handed to the kernel by repairs. */
        final Ranges supplied = new Ranges();
        /** Read while it was good. */
        final Ranges salvaged = new Ranges();

        Account(World world, List<Operation> operations, Struck struck, Inode inode) {
            this.world = world;
            this.operations = operations;
            this.inode = inode;
            this.powerFailed = world.trace().count(EventType.POWER_FAILED) > 0;
            long size = world.spec().files().get(inode.number()).size();
            for (Extent extent : world.initialExtents(inode.number()).extents()) {
                if (!extent.unwritten()) {
                    long from = extent.fileBlock() * Units.PAGE;
                    good.add(from, Math.min(from + extent.count() * Units.PAGE, size));
                }
            }
            operations.forEach(this::note);
            for (FileRange range : struck.ranges()) {
                if (range.file() == inode.number()) {
                    range.forEachIn(
                            0,
                            Long.MAX_VALUE,
                            (from, to) -> good.remove(Units.down(from, Units.LINE), Units.up(to, Units.LINE)));
                }
            }
        }

        private void note(Operation op) {
            if (op.file() != inode.number() || op.beganAt() < 0) {
                return;
            }
            op.supplied().forEach(s -> supplied.add(s.offset(), s.offset() + s.length()));
            switch (op.kind()) {
                case WRITE -> {
                    if (!op.repairs() && !powerFailed) {
                        op.turns().forEach(turn -> wrote(turn.offset(), turn.result()));
                    }
                }
                case ZERO -> zeroed.add(op.offset(), op.offset() + op.length());
                case READ -> {
                    for (Piece piece : Piece.of(world, operations, op)) {
                        boolean asItWas = piece.kind() == Piece.Kind.ORIGINAL
                                || piece.kind() == Piece.Kind.WRITE && !byRepair(piece);
                        if (asItWas) {
                            salvaged.add(piece.offset(), piece.offset() + piece.length());
                        }
                    }
                }
                case OTHER -> {}
            }
        }

        private void wrote(long offset, long result) {
            written.add(offset, offset + Math.max(0, result));
            good.add(offset, offset + Math.max(0, result));
        }

        /** Whether a repair put it there, be it the one of a handler. */
        private boolean byRepair(Piece piece) {
            Operation writer = operations.get(piece.operation());
            return writer.repairs() || writer.handlerRan() && !wrote(writer, piece.offset());
        }

        private static boolean wrote(Operation op, long at) {
            return op.kind() == Operation.Kind.WRITE
                    && op.turns().stream().anyMatch(turn -> at >= turn.offset() && at < turn.offset() + turn.result());
        }

        long lost() {
            long lost = 0;
            long at = 0;
            for (Extent now : inode.extents().extents()) {
                long from = now.fileBlock() * Units.PAGE;
                lost += lostToZeros(at, from);
                at = from + now.count() * Units.PAGE;
                lost += now.unwritten() ? lostToZeros(from, at) : lostIn(now);
            }
            return lost + lostToZeros(at, Long.MAX_VALUE);
        }

        private long lostToZeros(long from, long to) {
            return good.in(from, to).without(zeroed).count();
        }

        private long lostIn(Extent now) {
            long lost = 0;
            for (Stretch stretch : inode.fs().stretches(now.deviceBlock(), now.count())) {
                long at = (now.fileBlock() + stretch.page() - now.deviceBlock()) * Units.PAGE;
                long bytes = stretch.pages() * Units.PAGE;
                for (Piece piece : Piece.of(
                        world,
                        operations,
                        inode.number(),
                        at,
                        world.machine().memory().visible(stretch.phys(), stretch.phys() + bytes))) {
                    lost += lostIn(piece);
                }
            }
            return lost;
        }

        private long lostIn(Piece piece) {
            Ranges here = good.in(piece.offset(), piece.offset() + piece.length());
            return switch (piece.kind()) {
                case ORIGINAL -> here.and(written).count();
                case WRITE -> byRepair(piece) ? here.without(salvaged).count() : 0;
                case ZEROS -> here.without(zeroed).count();
                case UNDEFINED, MISPLACED -> here.count();
            };
        }
    }
}
