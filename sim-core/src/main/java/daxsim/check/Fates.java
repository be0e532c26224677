package daxsim.check;

import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.hardware.Media;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.trace.EventType;
import java.util.List;

/** Tells what became of the faults of a run that is over, from the trace, the histories of applications and the medium. */
public final class Fates {
    private final World world;
    private final List<Operation> operations;
    private final List<Operation> silent;
    private final long goodBytesLost;
    private final boolean killed;
    private final List<Strike> strikes;

    /**
     * @param operations all of the run
     * @param strikes all of the run
     * @param struck what its faults struck
     * @param killed whether the application got a fatal signal
     */
    public Fates(World world, List<Operation> operations, List<Strike> strikes, Struck struck, boolean killed) {
        Promises promises = new Promises(world, operations, struck);
        this.world = world;
        this.operations = operations;
        this.silent = promises.silent();
        this.goodBytesLost = promises.goodBytesLost();
        this.killed = killed;
        this.strikes = strikes;
    }

    /** Bytes beside the faults that are gone. */
    public long goodBytesLost() {
        return goodBytesLost;
    }

    /** The reads that were silently wrong. */
    public List<Operation> silent() {
        return silent;
    }

    /** The worst that is true of a fault. */
    public Fate of(Strike strike) {
        if (world.trace().count(EventType.PANIC) > 0) {
            return Fate.PANIC;
        }
        if (world.trace().count(EventType.OOPS) > 0) {
            return Fate.OOPS;
        }
        if (strike.parts().isEmpty()) {
            return Fate.NO_FILE;
        }
        if (!silent.isEmpty() && blamedForSilence(strike)) {
            return Fate.SILENT_CORRUPTION;
        }
        if (goodBytesLost > 0) {
            return Fate.DATA_LOST;
        }
        boolean met = met(strike);
        int poison = 0;
        boolean undefined = false;
        boolean moved = false;
        for (Strike.Part part : strike.parts()) {
            Look look = look(part);
            poison += look.poison;
            undefined |= look.undefined;
            moved |= look.moved;
        }
        if (poison > 0) {
            return poisoned(strike, met);
        }
        if (undefined) {
            return Fate.CLEARED_ONLY;
        }
        if (!met) {
            return Fate.OVERWRITTEN;
        }
        return killed ? Fate.RESTARTED : moved ? Fate.REPAIRED_ELSEWHERE : Fate.REPAIRED_IN_PLACE;
    }

    private Fate poisoned(Strike strike, boolean met) {
        // The kernel may kill for poison that nobody touched: a scrub found it.
        if (killed) {
            return Fate.KILLED;
        }
        for (Operation op : operations) {
            boolean about = op.file() >= 0 && strike.touches(op.file(), op.offset(), op.length());
            boolean succeeded = op.state() == Operation.State.DONE && op.result() == op.length();
            if (about
                    && op.kind() == Operation.Kind.WRITE
                    && op.repairs()
                    && succeeded
                    && op.poisonedLinesAtEnd() > 0) {
                return Fate.FALSE_SUCCESS;
            }
        }
        if (met) {
            return Fate.NOT_REPAIRED;
        }
        return listed(strike) ? Fate.LISTED : Fate.LATENT;
    }

    /** A silently wrong read that touches some fault is that fault's; one that touches none is everyone's. */
    private boolean blamedForSilence(Strike strike) {
        return silent.stream()
                .anyMatch(op -> about(op, strike) || strikes.stream().noneMatch(s -> about(op, s)));
    }

    private static boolean about(Operation op, Strike strike) {
        return strike.touches(op.file(), op.offset(), op.length());
    }

    /** Whether an operation about its range failed or got a signal. */
    public boolean met(Strike strike) {
        return firstMeeting(strike) != null;
    }

    /** The first operation about its range that failed, fell short or got a signal, or null. */
    public @org.jspecify.annotations.Nullable Operation firstMeeting(Strike strike) {
        for (Operation op : operations) {
            boolean about = op.file() >= 0 && op.beganAt() >= 0 && strike.touches(op.file(), op.offset(), op.length());
            boolean ended = op.state() == Operation.State.DONE;
            boolean failed = ended && op.result() < op.length();
            boolean before = ended && op.endedNs() < strike.atNs();
            if (about && !before && (failed || op.signal() != null)) {
                return op;
            }
        }
        return null;
    }

    /** What there is in the place of a part of a file now. */
    private static final class Look {
        int poison;
        boolean undefined;
        boolean moved;
    }

    private Look look(Strike.Part part) {
        Look look = new Look();
        Inode inode = world.inodes().get(part.file());
        long first = part.offset() / Units.PAGE;
        long count = (part.offset() + part.length() - 1) / Units.PAGE - first + 1;
        for (Extent now : inode.extents().in(first, count)) {
            for (Stretch stretch : inode.fs().stretches(now.deviceBlock(), now.count())) {
                long at = (now.fileBlock() + stretch.page() - now.deviceBlock()) * Units.PAGE;
                long lo = Math.max(at, part.offset());
                long hi = Math.min(at + stretch.pages() * Units.PAGE, part.offset() + part.length());
                if (lo < hi) {
                    long phys = stretch.phys() + lo - at;
                    Media media = world.media(stretch.leg());
                    look.poison += media.poisonedLines(phys, phys + hi - lo);
                    look.undefined |=
                            Stamp.anyUndefined(world.machine().memory().visible(phys, phys + hi - lo));
                    look.moved |= phys != part.phys() + lo - part.offset();
                }
            }
        }
        return look;
    }

    private boolean listed(Strike strike) {
        PmemDevice device = world.devices().get(strike.device());
        boolean[] found = new boolean[1];
        long from = strike.phys() - device.base() >> Units.SECTOR_SHIFT;
        long to = (strike.phys() + strike.length() - 1 - device.base() >> Units.SECTOR_SHIFT) + 1;
        device.badblocks().forEachIn(from, to, (start, length, acknowledged) -> found[0] = true);
        return found[0];
    }
}
