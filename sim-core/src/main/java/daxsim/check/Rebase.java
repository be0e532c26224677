package daxsim.check;

import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.hardware.ClearLeaves;
import daxsim.hardware.Media;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.state.Runs;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes what a stretch of a life has left behind the start of the next one, for checkers that judge them one by one.
 *
 * <p>What an operation wrote and what lies where it belongs is original data from here on. What an operation wrote and what
 * lies anywhere else is nobody's data any more: a later read of it is wrong. Poison, what clears left and zeros stay.
 */
public final class Rebase {
    private Rebase() {}

    /**
     * After {@link World#timePasses}, before {@link World#goOn}.
     *
     * @return ranges of files that hold no good data at the start of the next stretch, poison aside
     */
    public static List<FileRange> after(World world, List<Operation> operations) {
        for (Operation op : operations) {
            if (op.file() >= 0 && op.beganAt() >= 0) {
                if (op.kind() == Operation.Kind.WRITE) {
                    claim(world, operations, op.file(), op.offset(), op.length());
                }
                if (op.handlerRan()) {
                    claim(world, operations, op.file(), op.handlerOffset(), op.handlerLength());
                }
            }
        }
        List<FileRange> spoilt = new ArrayList<>();
        world.machine().media().forEach(media -> disown(world, media, spoilt));
        return spoilt;
    }

    private static void claim(World world, List<Operation> operations, int file, long offset, long length) {
        Inode inode = world.inodes().get(file);
        long first = offset / Units.PAGE;
        long count = (offset + length - 1) / Units.PAGE - first + 1;
        for (Extent part : inode.extents().in(first, count)) {
            for (Stretch stretch : inode.fs().stretches(part.deviceBlock(), part.count())) {
                long at = (part.fileBlock() + stretch.page() - part.deviceBlock()) * Units.PAGE;
                Runs held = world.media(stretch.leg())
                        .contents(stretch.phys(), stretch.phys() + stretch.pages() * Units.PAGE);
                for (Piece piece : Piece.of(world, operations, file, at, held)) {
                    if (piece.kind() == Piece.Kind.WRITE) {
                        long phys = stretch.phys() + piece.offset() - at;
                        world.machine().memory().restamp(phys, Stamp.original(phys, piece.length()));
                    }
                }
            }
        }
    }

    /** What clears left, and data in the wrong place: nobody's data in files, and nobody's concern elsewhere. */
    private static void disown(World world, Media media, List<FileRange> spoilt) {
        Runs held = media.contents(media.base(), media.base() + media.size());
        int device = world.machine().media().indexOf(media);
        long at = media.base();
        for (int i = 0; i < held.count(); i++) {
            long length = held.length(i);
            Stamp.Kind kind = Stamp.kind(held.value(i));
            if (kind == Stamp.Kind.WRITE || kind == Stamp.Kind.UNDEFINED) {
                List<Strike.Part> parts = Strike.at(world, device, at, length).parts();
                if (parts.isEmpty()) {
                    world.machine().memory().restamp(at, Stamp.original(at, length));
                } else if (kind == Stamp.Kind.WRITE) {
                    world.machine().memory().restamp(at, Stamp.undefined(length, ClearLeaves.OLD));
                }
                parts.forEach(part -> spoilt.add(new FileRange(part.file(), part.offset(), part.length())));
            }
            at += length;
        }
    }
}
