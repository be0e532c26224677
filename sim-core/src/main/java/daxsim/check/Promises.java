package daxsim.check;

import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.trace.EventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Holds a finished run to every promise. */
public final class Promises {
    private final World world;
    private final List<Operation> operations;
    private final Struck struck;

    /**
     * @param struck what the script's faults struck
     */
    public Promises(World world, List<Operation> operations, Struck struck) {
        this.world = world;
        this.operations = operations;
        this.struck = struck;
    }

    /** The promises that this run broke. */
    public Set<Promise> broken() {
        EnumSet<Promise> broken = EnumSet.noneOf(Promise.class);
        for (Operation op : operations) {
            if (op.kind() == Operation.Kind.READ && Silent.wrong(world, operations, op)) {
                broken.add(Promise.SILENT_CORRUPTION);
            }
            if (op.state() == Operation.State.DONE) {
                judge(op, broken);
            }
        }
        if (goodBytesLost() > 0) {
            broken.add(Promise.DATA_LOSS);
        }
        if (world.trace().count(EventType.OOPS) > 0) {
            broken.add(Promise.OOPS);
        }
        if (world.trace().count(EventType.PANIC) > 0) {
            broken.add(Promise.PANIC);
        }
        if (world.machine().memory().kernelMap().aliasCount() > 0) {
            broken.add(Promise.ALIAS_LEFT);
        }
        return broken;
    }

    private void judge(Operation op, Set<Promise> broken) {
        boolean failed = op.result() < 0;
        boolean owed = !op.handlerRan() && !op.bufferLost();
        if (op.kind() == Operation.Kind.READ && failed && !op.damaged() && owed) {
            broken.add(Promise.FALSE_ERROR);
        }
        if (op.kind() == Operation.Kind.WRITE && !failed && op.poisonedLinesAtEnd() > 0 && op.result() == op.length()) {
            broken.add(Promise.SUCCESS_OVER_POISON);
        }
        boolean handlerMisled = op.handlerRan() && op.handlerError() == Errno.EFAULT.negated();
        boolean repairMisled =
                op.kind() == Operation.Kind.WRITE && op.signal() == null && op.error() == Errno.EFAULT.negated();
        if ((handlerMisled || repairMisled) && !op.bufferLost()) {
            broken.add(Promise.WRONG_ERRNO);
        }
    }

    /** Bytes of files that were good, that nobody was to change, and that do not read as what they were. */
    public long goodBytesLost() {
        long lost = 0;
        for (Inode inode : world.inodes()) {
            lost += lostIn(inode, untouched(inode.number()));
        }
        return lost;
    }

    /** What no operation was to change, in whole lines, and what lies in no clear unit that a fault struck. */
    private Ranges untouched(int file) {
        Ranges untouched = new Ranges();
        for (Extent then : world.initialExtents(file).extents()) {
            long from = then.fileBlock() * Units.PAGE;
            untouched.add(from, then.unwritten() ? from : from + then.count() * Units.PAGE);
        }
        for (FileRange fault : struck.ranges()) {
            if (fault.file() == file) {
                exempt(untouched, fault.offset(), fault.length(), 4 * Units.LINE);
            }
        }
        for (Operation op : operations) {
            boolean changes = op.kind() != Operation.Kind.READ && op.kind() != Operation.Kind.OTHER;
            if (changes && op.file() == file && op.beganAt() >= 0) {
                exempt(untouched, op.offset(), op.length(), Units.LINE);
            }
            if (op.handlerRan() && op.file() == file) {
                exempt(untouched, op.handlerOffset(), op.handlerLength(), Units.LINE);
            }
        }
        return untouched;
    }

    private static void exempt(Ranges ranges, long offset, long length, long unit) {
        ranges.remove(Units.down(offset, unit), Units.up(offset + length, unit));
    }

    private long lostIn(Inode inode, Ranges untouched) {
        long lost = 0;
        long at = 0;
        for (Extent now : inode.extents().extents()) {
            long from = now.fileBlock() * Units.PAGE;
            long to = from + now.count() * Units.PAGE;
            lost += untouched.in(at, now.unwritten() ? to : from).count();
            lost += now.unwritten() ? 0 : changedIn(inode, now, untouched);
            at = to;
        }
        return lost + untouched.in(at, Long.MAX_VALUE).count();
    }

    private long changedIn(Inode inode, Extent now, Ranges untouched) {
        long lost = 0;
        long at = now.fileBlock() * Units.PAGE;
        for (Stretch stretch : inode.fs().stretches(now.deviceBlock(), now.count())) {
            long bytes = stretch.pages() * Units.PAGE;
            for (Piece piece : Piece.of(
                    world,
                    operations,
                    inode.number(),
                    at,
                    world.machine().memory().visible(stretch.phys(), stretch.phys() + bytes))) {
                if (piece.kind() != Piece.Kind.ORIGINAL) {
                    lost += untouched
                            .in(piece.offset(), piece.offset() + piece.length())
                            .count();
                }
            }
            at += bytes;
        }
        return lost;
    }
}
