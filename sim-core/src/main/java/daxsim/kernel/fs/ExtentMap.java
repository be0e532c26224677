package daxsim.kernel.fs;

import daxsim.state.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one file, sorted, neighbours joined. Immutable: a change shares all but a few leaves with what was before, so
 * that a file of many thousand extents can be changed, and remembered as the last commit left it, at little cost.
 */
public final class ExtentMap implements Hash.Hashed {
    private static final int LEAF = 64;

    /** A file without blocks. */
    public static final ExtentMap EMPTY = new ExtentMap(new Extent[0][], 0, 0);

    private final Extent[][] leaves;
    private final int count;
    private final long hash;

    private ExtentMap(Extent[][] leaves, int count, long hash) {
        this.leaves = leaves;
        this.count = count;
        this.hash = hash;
    }

    @Override
    public long stateHash() {
        return hash;
    }

    /** Number of extents. */
    public int count() {
        return count;
    }

    /** All extents, in the order of the file. */
    public List<Extent> extents() {
        List<Extent> list = new ArrayList<>(count);
        for (Extent[] leaf : leaves) {
            list.addAll(Arrays.asList(leaf));
        }
        return list;
    }

    /** Index of the last leaf that begins at or before a block; 0 where none does. */
    private int leafOf(long block) {
        int lo = 0;
        int hi = leaves.length - 1;
        while (lo < hi) {
            int mid = lo + hi + 1 >>> 1;
            if (leaves[mid][0].fileBlock() <= block) {
                lo = mid;
            } else {
                hi = mid - 1;
            }
        }
        return lo;
    }

    /** Index in a leaf of the first extent that ends behind a block, or the leaf's length. */
    private static int inLeaf(Extent[] leaf, long block) {
        int lo = 0;
        int hi = leaf.length;
        while (lo < hi) {
            int mid = lo + hi >>> 1;
            if (leaf[mid].fileEnd() > block) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        return lo;
    }

    /** The first extent that ends behind a block, or null. */
    private @Nullable Extent atOrBehind(long block) {
        for (int i = leafOf(block); i < leaves.length; i++) {
            int at = inLeaf(leaves[i], block);
            if (at < leaves[i].length) {
                return leaves[i][at];
            }
        }
        return null;
    }

    /** The extent that holds a block, or null for a hole. */
    public @Nullable Extent find(long block) {
        Extent extent = atOrBehind(block);
        return extent != null && extent.fileBlock() <= block ? extent : null;
    }

    /** First mapped block at or behind {@code block}, or {@code limit}. */
    public long nextMapped(long block, long limit) {
        Extent extent = atOrBehind(block);
        return extent == null ? limit : Math.min(Math.max(extent.fileBlock(), block), limit);
    }

    /** The extent nearest before a block, or null. */
    @Nullable
    Extent before(long block) {
        for (int i = leaves.length == 0 ? -1 : leafOf(block); i >= 0; i--) {
            int at = inLeaf(leaves[i], block - 1);
            if (at < leaves[i].length && leaves[i][at].fileBlock() < block) {
                return leaves[i][at];
            }
            if (at > 0) {
                return leaves[i][at - 1];
            }
        }
        return null;
    }

    /** The extent nearest behind a block that has none, or null. */
    @Nullable
    Extent behind(long block) {
        return atOrBehind(block);
    }

    /** With one extent more; it takes the place of what was in its range. */
    public ExtentMap with(Extent added) {
        return replace(added.fileBlock(), added.fileEnd(), added);
    }

    /** Without a range of blocks. */
    public ExtentMap without(long block, long blocks) {
        return replace(block, block + blocks, null);
    }

    private ExtentMap replace(long from, long to, @Nullable Extent added) {
        int first = leafOf(from - 1); // the one in front may be joined, and so may the one behind
        int last = leafOf(to);
        List<Extent> changed = new ArrayList<>();
        List<Extent> behind = new ArrayList<>();
        int before = 0;
        long nextHash = hash;
        for (int i = first; i <= last && i < leaves.length; i++) {
            before += leaves[i].length;
            for (Extent extent : leaves[i]) {
                nextHash -= extent.stateHash();
                if (extent.fileBlock() < from) {
                    append(changed, extent.part(extent.fileBlock(), Math.min(extent.fileEnd(), from)));
                }
                if (extent.fileEnd() > to) {
                    behind.add(extent.part(Math.max(extent.fileBlock(), to), extent.fileEnd()));
                }
            }
        }
        if (added != null) {
            append(changed, added);
        }
        behind.forEach(extent -> append(changed, extent));
        for (Extent extent : changed) {
            nextHash += extent.stateHash();
        }
        return new ExtentMap(spliced(first, last, changed), count - before + changed.size(), nextHash);
    }

    private Extent[][] spliced(int first, int last, List<Extent> changed) {
        int fresh = (changed.size() + LEAF - 1) / LEAF;
        int kept = Math.max(0, leaves.length - last - 1);
        Extent[][] next = new Extent[Math.min(first, leaves.length) + fresh + kept][];
        System.arraycopy(leaves, 0, next, 0, first);
        for (int i = 0; i < fresh; i++) {
            int from = i * changed.size() / fresh;
            int to = (i + 1) * changed.size() / fresh;
            next[first + i] = changed.subList(from, to).toArray(new Extent[0]);
        }
        System.arraycopy(leaves, leaves.length - kept, next, first + fresh, kept);
        return next;
    }

    private static void append(List<Extent> list, Extent extent) {
        if (!list.isEmpty() && list.getLast().continuedBy(extent)) {
            list.add(list.removeLast().joined(extent));
        } else {
            list.add(extent);
        }
    }

    /** The parts of extents in a range of blocks. */
    public List<Extent> in(long block, long blocks) {
        long end = block + blocks;
        List<Extent> parts = new ArrayList<>();
        for (int i = leafOf(block); i < leaves.length && leaves[i][0].fileBlock() < end; i++) {
            for (int at = inLeaf(leaves[i], block); at < leaves[i].length && leaves[i][at].fileBlock() < end; at++) {
                Extent extent = leaves[i][at];
                parts.add(extent.part(Math.max(extent.fileBlock(), block), Math.min(extent.fileEnd(), end)));
            }
        }
        return parts;
    }
}
