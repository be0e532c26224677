package daxsim.check;

import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.Errno;
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

    /** The reads that were silently wrong. */
    public List<Operation> silent() {
        return operations.stream()
                .filter(op -> op.kind() == Operation.Kind.READ && Silent.wrong(world, operations, op))
                .toList();
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
            boolean begun = op.beganAt() >= 0 && op.beganAt() < read.endedAt();
            boolean over = op.endedAt() >= 0 && op.endedAt() < read.beganAt();
            if (op.changes() && op.sameSubject(read) && begun && !over && op.damaged() && samePages(op, read)) {
                return true;
            }
        }
        return false;
    }

    private static boolean samePages(Operation one, Operation other) {
        return Units.down(one.offset(), Units.PAGE) < other.offset() + other.length()
                && Units.down(other.offset(), Units.PAGE) < one.offset() + one.length();
    }

    /** Bytes of files that were good, that nobody was to change, and that do not read as what they were. */
    public long goodBytesLost() {
        long lost = 0;
        Differences differences = new Differences(world, operations);
        for (Inode inode : world.inodes()) {
            Ranges changed = differences.in(inode);
            exempt(inode.number(), changed);
            lost += changed.count() == 0 ? 0 : outsideOfFaults(inode.number(), changed);
        }
        return lost;
    }

    /** Takes out what operations were to change, in whole lines. */
    private void exempt(int file, Ranges changed) {
        for (Operation op : operations) {
            if (op.changes() && op.file() == file && op.beganAt() >= 0) {
                exempt(changed, op.offset(), op.length());
            }
            if (op.handlerRan() && op.file() == file) {
                exempt(changed, op.handlerOffset(), op.handlerLength());
            }
        }
    }

    private static void exempt(Ranges ranges, long offset, long length) {
        ranges.remove(Units.down(offset, Units.LINE), Units.up(offset + length, Units.LINE));
    }

    /** How much of a set lies in no clear unit that a fault struck. */
    private long outsideOfFaults(int file, Ranges changed) {
        long unit = 4 * Units.LINE;
        Ranges hit = new Ranges();
        changed.forEach((from, to) -> {
            for (FileRange fault : struck.ranges()) {
                if (fault.file() == file) {
                    fault.forEachIn(
                            Units.down(from, unit),
                            Units.up(to, unit),
                            (first, end) -> hit.add(Units.down(first, unit), Units.up(end, unit)));
                }
            }
        });
        return changed.without(hit).count();
    }
}
