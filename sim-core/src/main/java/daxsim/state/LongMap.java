package daxsim.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sorted sparse map from number to number; absent keys read as the default. Costs only its differences from the default,
 * which is what keeps a device of terabytes small.
 *
 * <p>Footprints are by key: {@code key >>> shift} picks one of the map's places.
 */
public final class LongMap implements Ledger.Undoable {
    private final Ledger ledger;
    private final long[] places;
    private final long all;
    private final int shift;
    private final long absent;
    private long[] keys = new long[8];
    private long[] values = new long[8];
    private int size;

    /** A map whose keys share a place when they agree above bit {@code shift} (modulo {@code placeCount}). */
    public LongMap(Ledger ledger, String name, int placeCount, int shift, long absent) {
        this.ledger = ledger;
        this.places = ledger.places(name, placeCount);
        this.shift = shift;
        this.absent = absent;
        long mask = 0;
        for (long place : places) {
            mask |= place;
        }
        this.all = mask;
    }

    private long placeOf(long key) {
        return places.length == 1 ? places[0] : places[(int) Long.remainderUnsigned(key >>> shift, places.length)];
    }

    private int find(long key) {
        return Arrays.binarySearch(keys, 0, size, key);
    }

    public long get(long key) {
        ledger.read(placeOf(key));
        int i = find(key);
        return i < 0 ? absent : values[i];
    }

    /** Stores a value; storing the default removes the key. */
    public void put(long key, long value) {
        ledger.write(placeOf(key));
        int i = find(key);
        long old = i < 0 ? absent : values[i];
        if (old == value) {
            return;
        }
        ledger.save(this, key, old, null);
        putQuietly(key, value, i);
    }

    private void putQuietly(long key, long value, int found) {
        int i = found;
        if (value == absent) {
            if (i >= 0) {
                size--;
                System.arraycopy(keys, i + 1, keys, i, size - i);
                System.arraycopy(values, i + 1, values, i, size - i);
            }
        } else if (i >= 0) {
            values[i] = value;
        } else {
            i = -i - 1;
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            System.arraycopy(keys, i, keys, i + 1, size - i);
            System.arraycopy(values, i, values, i + 1, size - i);
            keys[i] = key;
            values[i] = value;
            size++;
        }
    }

    /** The smallest key in {@code [from, to)} that is not at its default, or {@code to}. */
    public long firstKeyIn(long from, long to) {
        readRange(from, to);
        int i = find(from);
        if (i < 0) {
            i = -i - 1;
        }
        return i < size && keys[i] < to ? keys[i] : to;
    }

    /** The largest key in {@code [from, to)} that is not at its default, or {@code from - 1}. */
    public long lastKeyIn(long from, long to) {
        readRange(from, to);
        int i = find(to);
        i = (i < 0 ? -i - 1 : i) - 1;
        return i >= 0 && keys[i] >= from ? keys[i] : from - 1;
    }

    private void readRange(long from, long to) {
        if (places.length == 1 || from >= to || (to - 1 >>> shift) - (from >>> shift) >= places.length) {
            ledger.read(all);
            return;
        }
        for (long k = from >>> shift; k <= to - 1 >>> shift; k++) {
            ledger.read(places[(int) Long.remainderUnsigned(k, places.length)]);
        }
    }

    /** How many keys in {@code [from, to)} are not at their default. */
    public int countIn(long from, long to) {
        readRange(from, to);
        int lo = find(from);
        int hi = find(to);
        return (hi < 0 ? -hi - 1 : hi) - (lo < 0 ? -lo - 1 : lo);
    }

    /** Sets every key in {@code [from, to)} that is not at its default back to it. */
    public void clearIn(long from, long to) {
        for (long key = firstKeyIn(from, to); key < to; key = firstKeyIn(key + 1, to)) {
            put(key, absent);
        }
    }

    /** Number of keys that are not at their default. */
    public int size() {
        ledger.read(all);
        return size;
    }

    /** The {@code i}-th key in ascending order. */
    public long keyAt(int i) {
        ledger.read(all);
        return keys[i];
    }

    /** The value of the {@code i}-th key. */
    public long valueAt(int i) {
        ledger.read(all);
        return values[i];
    }

    @Override
    public void undo(long key, long old, @Nullable Object object) {
        putQuietly(key, old, find(key));
    }
}
