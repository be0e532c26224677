package daxsim.check;

import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.ExtentMap;
import daxsim.kernel.fs.Inode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where files do not read as they did at the start. What costs anything is what differs: a file of many extents on a device of
 * terabytes is not read through.
 */
final class Differences {
    private final World world;
    private final List<Operation> operations;
    /** Physical ranges that may read otherwise than at the start. */
    private final List<long[]> memory = new ArrayList<>();

    Differences(World world, List<Operation> operations) {
        this.world = world;
        this.operations = operations;
        world.machine().memory().forEachChanged((from, to) -> memory.add(new long[] {from, to}));
    }

    /** Bytes of a file that held original data and do not any more, poison disregarded. */
    Ranges in(Inode inode) {
        ExtentMap then = world.initialExtents(inode.number());
        ExtentMap now = inode.extents();
        Ranges candidates = new Ranges();
        if (then != now) {
            moved(then.extents(), now.extents(), candidates);
        }
        if (!memory.isEmpty() || inode.fs().device().isMapped()) {
            changedMemory(inode, candidates);
        }
        Ranges changed = new Ranges();
        candidates.forEach(
                (from, to) -> look(inode, then, from / Units.PAGE, Units.up(to, Units.PAGE) / Units.PAGE, changed));
        return changed;
    }

    /** Blocks that lie elsewhere now, or nowhere. */
    private static void moved(List<Extent> then, List<Extent> now, Ranges candidates) {
        long at = 0;
        int j = 0;
        for (int i = 0; i < then.size(); ) {
            Extent old = then.get(i);
            long from = Math.max(at, old.fileBlock());
            if (from >= end(old)) {
                i++;
                continue;
            }
            while (j < now.size() && end(now.get(j)) <= from) {
                j++;
            }
            Extent here = j < now.size() ? now.get(j) : null;
            long stop = here == null
                    ? end(old)
                    : here.fileBlock() > from ? Math.min(here.fileBlock(), end(old)) : Math.min(end(here), end(old));
            boolean same = here != null
                    && here.fileBlock() <= from
                    && here.unwritten() == old.unwritten()
                    && here.deviceBlock() - here.fileBlock() == old.deviceBlock() - old.fileBlock();
            if (!same) {
                candidates.add(from * Units.PAGE, stop * Units.PAGE);
            }
            at = stop;
        }
    }

    private static long end(Extent extent) {
        return extent.fileBlock() + extent.count();
    }

    private void changedMemory(Inode inode, Ranges candidates) {
        boolean whole = !inode.fs().device().isMapped();
        long start = whole ? inode.fs().stretches(0, 1).getFirst().phys() : 0;
        for (Extent extent : inode.extents().extents()) {
            if (whole) {
                long phys = start + extent.deviceBlock() * Units.PAGE;
                add(phys, extent.count() * Units.PAGE, extent.fileBlock() * Units.PAGE, candidates);
                continue;
            }
            List<Stretch> stretches = inode.fs().stretches(extent.deviceBlock(), extent.count());
            if (!stretches.equals(Stretch.of(inode.fs().device().atStart(), extent.deviceBlock(), extent.count()))) {
                // The table below is another one.
                candidates.add(extent.fileBlock() * Units.PAGE, end(extent) * Units.PAGE);
            }
            for (Stretch stretch : stretches) {
                long file = (extent.fileBlock() + stretch.page() - extent.deviceBlock()) * Units.PAGE;
                add(stretch.phys(), stretch.pages() * Units.PAGE, file, candidates);
            }
        }
    }

    private void add(long phys, long bytes, long file, Ranges candidates) {
        for (long[] range : memory) {
            long lo = Math.max(range[0], phys);
            long hi = Math.min(range[1], phys + bytes);
            if (lo < hi) {
                candidates.add(file + lo - phys, file + hi - phys);
            }
        }
    }

    /** Looks at blocks {@code [from, to)} of a file one by one. */
    private void look(Inode inode, ExtentMap then, long from, long to, Ranges changed) {
        Ranges original = new Ranges();
        for (Extent old : then.in(from, to - from)) {
            if (!old.unwritten()) {
                original.add(old.fileBlock() * Units.PAGE, end(old) * Units.PAGE);
            }
        }
        Ranges same = new Ranges();
        for (Extent now : inode.extents().in(from, to - from)) {
            if (now.unwritten()) {
                continue;
            }
            for (Stretch stretch : inode.fs().stretches(now.deviceBlock(), now.count())) {
                long at = (now.fileBlock() + stretch.page() - now.deviceBlock()) * Units.PAGE;
                long end = stretch.phys() + stretch.pages() * Units.PAGE;
                for (Piece piece : Piece.of(
                        world,
                        operations,
                        inode.number(),
                        at,
                        world.machine().memory().visible(stretch.phys(), end))) {
                    if (piece.kind() == Piece.Kind.ORIGINAL) {
                        same.add(piece.offset(), piece.offset() + piece.length());
                    }
                }
            }
        }
        changed.add(original.without(same));
    }
}
