package daxsim.check;

import daxsim.app.World;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the faults of a run have struck so far: poisoned lines, and the file ranges they lay in then. */
public final class Struck {
    private long[] lines = new long[16];
    private int lineCount;
    private int linesAtStart;
    private final List<FileRange> ranges = new ArrayList<>();
    private int rangesAtStart;

    /** Poison struck these bytes of memory. */
    public void addLines(long phys, long length) {
        for (long line = phys >> Units.LINE_SHIFT; line <= phys + length - 1 >> Units.LINE_SHIFT; line++) {
            if (lineCount == lines.length) {
                lines = Arrays.copyOf(lines, 2 * lineCount);
            }
            lines[lineCount++] = line;
        }
    }

    /** Poison struck these ranges of a file. */
    public void add(FileRange range) {
        ranges.add(range);
    }

    /** Poison struck these bytes of a device: the files that have the blocks now are struck there. */
    public void addFilesAt(World world, PmemDevice device, long phys, long length) {
        for (Inode inode : world.inodes()) {
            addFileAt(inode, device, phys, phys + length);
        }
    }

    private void addFileAt(Inode inode, PmemDevice device, long phys, long end) {
        for (Extent extent : inode.extents().extents()) {
            for (Stretch stretch : inode.fs().stretches(extent.deviceBlock(), extent.count())) {
                long at = (extent.fileBlock() + stretch.page() - extent.deviceBlock()) * Units.PAGE;
                long bytes = stretch.pages() * Units.PAGE;
                long lo = Math.max(stretch.phys(), phys);
                long hi = Math.min(stretch.phys() + bytes, end);
                if (stretch.leg() == device && lo < hi) {
                    ranges.add(new FileRange(inode.number(), at + lo - stretch.phys(), hi - lo));
                }
            }
        }
    }

    /** Every run starts with what has been struck until now. */
    public void seal() {
        linesAtStart = lineCount;
        rangesAtStart = ranges.size();
    }

    /** Back to the start of a run. */
    public void reset() {
        lineCount = linesAtStart;
        ranges.subList(rangesAtStart, ranges.size()).clear();
    }

    /** What was struck since the start of the run. */
    public long stateHash() {
        long hash = lineCount;
        for (FileRange range : ranges.subList(rangesAtStart, ranges.size())) {
            hash = Hash.mix(Hash.mix(hash, range.file(), range.offset()), range.length(), range.repeat());
        }
        return hash;
    }

    /** Number of different lines. */
    public long lineCount() {
        return Arrays.stream(lines, 0, lineCount).distinct().count();
    }

    /** Ranges of files. */
    public List<FileRange> ranges() {
        return ranges;
    }
}
