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
    private final List<FileRange> faults;

    /**
     * @param faults what the script's faults struck; may grow while the world runs
     */
    public Promises(World world, List<Operation> operations, List<FileRange> faults) {
        this.world = world;
        this.operations = operations;
        this.faults = faults;
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
        // EINVAL is about the call, and no data were asked for.
        boolean owed = !op.handlerRan() && !op.bufferLost() && op.error() != Errno.EINVAL.negated();
        if (op.kind() == Operation.Kind.READ && failed && !op.damaged() && owed && !duringRepair(op)) {
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

    /** Whether a change that found damage in the pages of a read went on beside it: the read may have come first. */
    private boolean duringRepair(Operation read) {
        for (Operation op : operations) {
            boolean changes = op.kind() == Operation.Kind.WRITE || op.kind() == Operation.Kind.ZERO;
            boolean begun = op.beganAt() >= 0 && op.beganAt() < read.endedAt();
            boolean over = op.endedAt() >= 0 && op.endedAt() < read.beganAt();
            if (changes && op.file() == read.file() && begun && !over && op.damaged() && samePages(op, read)) {
                return true;
            }
        }
        return false;
    }

    private static boolean samePages(Operation one, Operation other) {
        return Units.down(one.offset(), Units.PAGE) < other.offset() + other.length()
                && Units.down(other.offset(), Units.PAGE) < one.offset() + one.length();
    }

    /** Bytes of files that were good, that nobody wrote, and that do not read as what they were. */
    public long goodBytesLost() {
        long lost = 0;
        for (Inode inode : world.inodes()) {
            lost += lostIn(inode);
        }
        return lost;
    }

    private long lostIn(Inode inode) {
        long lost = 0;
        for (Extent then : world.initialExtents(inode.number()).extents()) {
            long at = then.fileBlock();
            long end = then.fileBlock() + then.count();
            while (at < end) {
                Extent now = inode.extents().find(at);
                long stop = now == null
                        ? inode.extents().nextMapped(at, end)
                        : Math.min(end, now.fileBlock() + now.count());
                lost += now == null || now.unwritten()
                        ? untouched(inode.number(), at * Units.PAGE, stop * Units.PAGE)
                        : changedIn(inode, now, at * Units.PAGE, stop * Units.PAGE);
                at = stop;
            }
        }
        return lost;
    }

    private long changedIn(Inode inode, Extent now, long from, long to) {
        long lost = 0;
        long block = now.deviceBlock() + from / Units.PAGE - now.fileBlock();
        long at = from;
        for (Stretch stretch : inode.fs().stretches(block, (to - from) / Units.PAGE)) {
            long end = at + stretch.pages() * Units.PAGE;
            lost += changedAt(inode, stretch.phys(), at, end);
            at = end;
        }
        return lost;
    }

    private long changedAt(Inode inode, long phys, long from, long to) {
        long lost = 0;
        for (Piece piece : Piece.of(
                world,
                operations,
                inode.number(),
                from,
                world.machine().memory().visible(phys, phys + to - from))) {
            if (piece.kind() != Piece.Kind.ORIGINAL) {
                lost += untouched(inode.number(), piece.offset(), piece.offset() + piece.length());
            }
        }
        return lost;
    }

    /** Bytes of a range that no operation was to change and no fault had struck, a line at a time at the edges. */
    private long untouched(int file, long from, long to) {
        long count = 0;
        for (long at = from; at < to; at += Units.LINE) {
            long stop = Math.min(at + Units.LINE, to);
            if (!meant(file, at, stop)) {
                count += stop - at;
            }
        }
        return count;
    }

    private boolean meant(int file, long from, long to) {
        for (FileRange fault : faults) {
            long unit = 4 * Units.LINE;
            if (fault.file() == file && fault.touches(Units.down(from, unit), Units.up(to, unit))) {
                return true;
            }
        }
        for (Operation op : operations) {
            boolean changes = op.kind() != Operation.Kind.READ && op.kind() != Operation.Kind.OTHER;
            if (changes
                    && op.file() == file
                    && op.beganAt() >= 0
                    && op.offset() < to
                    && op.offset() + op.length() > from) {
                return true;
            }
            boolean handled = op.handlerRan() && op.file() == file;
            if (handled && op.handlerOffset() < to && op.handlerOffset() + op.handlerLength() > from) {
                return true;
            }
        }
        return false;
    }
}
