package daxsim.kernel.fs;

import daxsim.state.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The blocks of one file, sorted, neighbours joined. Immutable. */
public final class ExtentMap implements Hash.Hashed {
    @Override
    public long stateHash() {
        return Hash.of(extents);
    }

    /** A file without blocks. */
    public static final ExtentMap EMPTY = new ExtentMap(List.of());

    private final List<Extent> extents;

    private ExtentMap(List<Extent> extents) {
        this.extents = extents;
    }

    public List<Extent> extents() {
        return extents;
    }

    /** The extent that holds a block, or null for a hole. */
    public @Nullable Extent find(long block) {
        int lo = 0;
        int hi = extents.size() - 1;
        while (lo <= hi) {
            int mid = lo + hi >>> 1;
            Extent extent = extents.get(mid);
            if (block < extent.fileBlock()) {
                hi = mid - 1;
            } else if (block >= extent.fileEnd()) {
                lo = mid + 1;
            } else {
                return extent;
            }
        }
        return null;
    }

    /** First mapped block at or behind {@code block}, or {@code limit}. */
    public long nextMapped(long block, long limit) {
        for (Extent extent : extents) {
            if (extent.fileEnd() > block) {
                return Math.min(Math.max(extent.fileBlock(), block), limit);
            }
        }
        return limit;
    }

    /** With one extent more; it takes the place of what was in its range. */
    public ExtentMap with(Extent added) {
        List<Extent> next = new ArrayList<>();
        boolean placed = false;
        for (Extent extent : without(added.fileBlock(), added.count()).extents) {
            if (!placed && extent.fileBlock() > added.fileBlock()) {
                append(next, added);
                placed = true;
            }
            append(next, extent);
        }
        if (!placed) {
            append(next, added);
        }
        return new ExtentMap(List.copyOf(next));
    }

    private static void append(List<Extent> list, Extent extent) {
        if (!list.isEmpty() && list.getLast().continuedBy(extent)) {
            list.add(list.removeLast().joined(extent));
        } else {
            list.add(extent);
        }
    }

    /** Without a range of blocks. */
    public ExtentMap without(long block, long count) {
        long end = block + count;
        List<Extent> next = new ArrayList<>();
        for (Extent extent : extents) {
            if (extent.fileEnd() <= block || extent.fileBlock() >= end) {
                next.add(extent);
                continue;
            }
            if (extent.fileBlock() < block) {
                next.add(extent.part(extent.fileBlock(), block));
            }
            if (extent.fileEnd() > end) {
                next.add(extent.part(end, extent.fileEnd()));
            }
        }
        return new ExtentMap(List.copyOf(next));
    }

    /** The parts of extents in a range of blocks. */
    public List<Extent> in(long block, long count) {
        long end = block + count;
        List<Extent> parts = new ArrayList<>();
        for (Extent extent : extents) {
            long from = Math.max(extent.fileBlock(), block);
            long to = Math.min(extent.fileEnd(), end);
            if (from < to) {
                parts.add(extent.part(from, to));
            }
        }
        return parts;
    }
}
