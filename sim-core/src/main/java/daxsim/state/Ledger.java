package daxsim.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The undo journal of one world, the footprint of the step that runs now, and a hash of the state.
 *
 * <p>Places are bits of a 64-bit mask. Two containers may share a bit when the mask is full: that makes the explorer more
 * careful than it has to be, never less.
 *
 * <p>The state hash has three parts: what all containers hold, kept up to date with every change; what the running task has been
 * told since it was last in a known place, which stands for what is on its stack; and what has to be remembered of the past
 * although no container holds it.
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
    private boolean hashes;
    private long state;
    private long told;
    private long past;
    private boolean journal = true;
    private int placesUsed;
    private long containers;
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

    /** A number for a container, so that equal contents of different containers differ. */
    long containerId() {
        return ++containers;
    }

    /** Whether states are hashed; nothing is spent on it otherwise. Decided before anything changes. */
    public void hashStates(boolean on) {
        hashes = on;
    }

    /** Whether states are hashed. */
    boolean hashes() {
        return hashes;
    }

    /** A container's contents changed: what it had contributed to the state, and what it contributes now. */
    void changed(long before, long now) {
        state += now - before;
    }

    /** The running task was told something: a value that it read, an answer to a question. */
    public void tell(long value) {
        if (hashes && !muted) {
            told = Hash.mix(told, value);
        }
    }

    /** Everything the running task has been told since it was last in a known place. */
    public long told() {
        return told;
    }

    /** Another task runs from here on, or the running one is in a place that this number says all about. */
    public void setTold(long value) {
        told = value;
    }

    /** Something has happened that those who judge a run will ask for; the order of such things makes no difference. */
    public void remember(long what) {
        past += Hash.mix(what, 1);
    }

    /** A hash of what all containers hold and of what has to be remembered. */
    public long stateHash() {
        return Hash.mix(state, past);
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
        if (!journal) {
            return;
        }
        if (size == owners.length) {
            grow();
        }
        owners[size] = owner;
        keys[size] = key;
        values[size] = value;
        objects[size] = object;
        size++;
    }

    /** While off, changes cannot be undone and cost no memory: for building what every run starts from. */
    public void journal(boolean on) {
        journal = on;
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

    /** Undoes everything since {@code mark}, newest first. The hash of the state there is the caller's to know. */
    public void rollback(int mark) {
        state = 0;
        past = 0;
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
