package daxsim.check;

import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.nvdimm.PmemDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What the faults of a run have struck so far: poisoned lines, and the file ranges they lay in then. */
public final class Struck {
    private final List<Long> lines = new ArrayList<>();
    private final List<FileRange> ranges = new ArrayList<>();
    private int linesAtStart;
    private int rangesAtStart;

    /** Poison struck these bytes of a device; they are taken to the files that have the blocks now. */
    public void add(World world, PmemDevice device, long phys, long length) {
        for (long line = phys >> Units.LINE_SHIFT; line <= phys + length - 1 >> Units.LINE_SHIFT; line++) {
            lines.add(line);
        }
        for (Inode inode : world.inodes()) {
            addIn(inode, device, phys, phys + length);
        }
    }

    private void addIn(Inode inode, PmemDevice device, long phys, long end) {
        for (Extent extent : inode.extents().extents()) {
            long at = extent.fileBlock() * Units.PAGE;
            for (Stretch stretch : inode.fs().stretches(extent.deviceBlock(), extent.count())) {
                long bytes = stretch.pages() * Units.PAGE;
                long lo = Math.max(stretch.phys(), phys);
                long hi = Math.min(stretch.phys() + bytes, end);
                if (stretch.leg() == device && lo < hi) {
                    ranges.add(new FileRange(inode.number(), at + lo - stretch.phys(), hi - lo));
                }
                at += bytes;
            }
        }
    }

    /** Every run starts with what has been struck until now. */
    public void seal() {
        linesAtStart = lines.size();
        rangesAtStart = ranges.size();
    }

    /** Back to the start of a run. */
    public void reset() {
        lines.subList(linesAtStart, lines.size()).clear();
        ranges.subList(rangesAtStart, ranges.size()).clear();
    }

    /** Number of different lines. */
    public long lineCount() {
        return new TreeSet<>(lines).size();
    }

    /** Ranges of files. */
    public List<FileRange> ranges() {
        return ranges;
    }
}
