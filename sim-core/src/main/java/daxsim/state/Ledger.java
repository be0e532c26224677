package daxsim.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The undo journal of one world, and the footprint of the step that runs now.
 *
 * <p>Places are bits of a 64-bit mask. Two containers may share a bit when the mask is full: that makes the explorer more
 * careful than it has to be, never less.
 */
public final class Ledger {
    /** Number of distinct places; further ones share bits round robin. */
    public static final int PLACES = 64;

    /** Something that can put an old value back. */
    public interface Undoable {
        /** Restores what {@link Ledger#save} was given, without saving again and without touching the footprint. */
        void undo(long key, long value, @Nullable Object object);
    }

    private Undoable[] owners = new Undoable[256];
    private long[] keys = new long[256];
    private long[] values = new long[256];
    private @Nullable Object[] objects = new Object[256];
    private int size;

    private long reads;
    private long writes;
    private boolean muted;
    private int placesUsed;
    private final List<String> placeNames = new ArrayList<>();

    /** Reserves one place and returns its mask. */
    public long place(String name) {
        placeNames.add(name);
        return 1L << (placesUsed++ % PLACES);
    }

    /**
     * The one place of that name, for containers that are seldom touched: they would only push others onto the bits of each
     * other.
     */
    public long sharedPlace(String name) {
        int i = placeNames.indexOf(name);
        return i < 0 ? place(name) : 1L << (i % PLACES);
    }

    /** Reserves {@code n} neighbouring places for a keyed container. */
    public long[] places(String name, int n) {
        long[] masks = new long[n];
        for (int i = 0; i < n; i++) {
            masks[i] = place(name + "/" + i);
        }
        return masks;
    }

    /** Names of the places in a mask, for messages. */
    public String describe(long mask) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < placeNames.size(); i++) {
            if ((mask & (1L << (i % PLACES))) != 0) {
                text.append(text.isEmpty() ? "" : " ").append(placeNames.get(i));
            }
        }
        return text.toString();
    }

    /** Notes that the running step looked at a place. */
    public void read(long mask) {
        if (!muted) {
            reads |= mask;
        }
    }

    /** Notes that the running step changed a place. */
    public void write(long mask) {
        if (!muted) {
            writes |= mask;
        }
    }

    /** Saves an old value; {@link Undoable#undo} gets it back on {@link #rollback}. */
    public void save(Undoable owner, long key, long value, @Nullable Object object) {
        if (size == owners.length) {
            grow();
        }
        owners[size] = owner;
        keys[size] = key;
        values[size] = value;
        objects[size] = object;
        size++;
    }

    private void grow() {
        int n = 2 * size;
        owners = Arrays.copyOf(owners, n);
        keys = Arrays.copyOf(keys, n);
        values = Arrays.copyOf(values, n);
        objects = Arrays.copyOf(objects, n);
    }

    /** A point to come back to. */
    public int mark() {
        return size;
    }

    /** Undoes everything since {@code mark}, newest first. */
    public void rollback(int mark) {
        while (size > mark) {
            size--;
            Undoable owner = owners[size];
            owner.undo(keys[size], values[size], objects[size]);
            objects[size] = null;
        }
    }

    /** Places looked at since {@link #clearFootprint}. */
    public long reads() {
        return reads;
    }

    /** Places changed since {@link #clearFootprint}. */
    public long writes() {
        return writes;
    }

    /** Starts the footprint of a new step. */
    public void clearFootprint() {
        reads = 0;
        writes = 0;
    }

    /** While muted, reads and writes leave no footprint: for the scheduler's own questions and for checkers. */
    public void mute(boolean on) {
        muted = on;
    }
}
