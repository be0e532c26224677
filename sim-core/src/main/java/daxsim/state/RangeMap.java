package daxsim.state;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A map from every key of an interval to a value and a base, stored as runs: what a device of terabytes holds costs only its
 * differences.
 *
 * <p>Footprints are by key: pages of 4096 keys share {@code placeCount} places in turn.
 */
public final class RangeMap implements Ledger.Undoable {
    private static final int PAGE_SHIFT = 12;

    private final Ledger ledger;
    private final long[] places;
    private final long all;
    private final long end;
    private final long id;
    private long[] starts = new long[8];
    private long[] values = new long[8];
    private long[] bases = new long[8];
    private int size;

    /** Keys {@code [start, end)}, all with one value at first. */
    public RangeMap(Ledger ledger, String name, int placeCount, long start, long end, long value, long base) {
        this.ledger = ledger;
        this.places = ledger.places(name, placeCount);
        long mask = 0;
        for (long place : places) {
            mask |= place;
        }
        this.all = mask;
        this.end = end;
        this.id = ledger.containerId();
        starts[0] = start;
        values[0] = value;
        bases[0] = base;
        size = 1;
    }

    private long footprint(long from, long to) {
        if (places.length == 1 || to - from > (long) places.length << PAGE_SHIFT) {
            return all;
        }
        long mask = 0;
        for (long page = from >>> PAGE_SHIFT; page <= to - 1 >>> PAGE_SHIFT; page++) {
            mask |= places[(int) Long.remainderUnsigned(page, places.length)];
        }
        return mask;
    }

    /** Index of the run that holds a key. */
    private int indexOf(long key) {
        int i = Arrays.binarySearch(starts, 0, size, key);
        return i >= 0 ? i : -i - 2;
    }

    private long endOf(int i) {
        return i + 1 < size ? starts[i + 1] : end;
    }

    /** What {@code [from, to)} holds. */
    public Runs get(long from, long to) {
        if (from >= to) {
            return Runs.EMPTY;
        }
        ledger.read(footprint(from, to));
        Runs runs = copy(from, to);
        if (ledger.hashes()) {
            ledger.tell(runs.stateHash());
        }
        return runs;
    }

    private Runs copy(long from, long to) {
        int i = indexOf(from);
        if (endOf(i) >= to) {
            return Runs.of(to - from, values[i], baseAt(i, from));
        }
        Runs.Builder out = new Runs.Builder();
        for (long at = from; at < to; i++) {
            long stop = Math.min(endOf(i), to);
            out.add(stop - at, values[i], baseAt(i, at));
            at = stop;
        }
        return out.build();
    }

    private long baseAt(int i, long key) {
        return bases[i] < 0 ? bases[i] : bases[i] + key - starts[i];
    }

    /** The value at one key. */
    public long valueAt(long key) {
        ledger.read(footprint(key, key + 1));
        long value = values[indexOf(key)];
        ledger.tell(value);
        return value;
    }

    /** The first key in {@code [from, to)} whose value is not {@code value}, or {@code to}. */
    public long firstNot(long value, long from, long to) {
        if (from >= to) {
            return to;
        }
        ledger.read(footprint(from, to));
        int i = indexOf(from);
        long at = from;
        while (at < to && values[i] == value) {
            at = endOf(i);
            i++;
        }
        ledger.tell(Math.min(at, to));
        return Math.min(at, to);
    }

    /** The end of the run of equal value that holds {@code from}, at most {@code to}. */
    public long runEnd(long from, long to) {
        ledger.read(footprint(from, to));
        int i = indexOf(from);
        long value = values[i];
        while (endOf(i) < to && values[i + 1] == value) {
            i++;
        }
        ledger.tell(Math.min(endOf(i), to));
        return Math.min(endOf(i), to);
    }

    /** Replaces what begins at {@code from}. */
    public void put(long from, Runs runs) {
        long length = runs.length();
        if (length == 0) {
            return;
        }
        ledger.write(footprint(from, from + length));
        ledger.save(this, from, length, copy(from, from + length));
        if (!ledger.hashes()) {
            replace(from, length, runs);
            return;
        }
        // Runs are as long as they can be, so what a put changes lies between the runs beside it.
        int first = Math.max(indexOf(from) - 1, 0);
        int last = Math.min(indexOf(from + length - 1) + 1, size - 1);
        long start = starts[first];
        long stop = endOf(last);
        long before = hash(first, last);
        replace(from, length, runs);
        ledger.changed(before, hash(indexOf(start), indexOf(stop - 1)));
    }

    private long hash(int first, int last) {
        long sum = 0;
        for (int i = first; i <= last; i++) {
            sum += Hash.mix(Hash.mix(id, starts[i], endOf(i)), values[i], bases[i]);
        }
        return sum;
    }

    private void replace(long from, long length, Runs runs) {
        long to = from + length;
        int first = indexOf(from);
        int last = indexOf(to - 1);
        boolean head = starts[first] < from;
        boolean tail = endOf(last) > to;
        long tailValue = values[last];
        long tailBase = tail ? baseAt(last, to) : 0;

        int keepBefore = head ? first + 1 : first;
        int inserted = runs.count() + (tail ? 1 : 0);
        int after = size - (last + 1);
        int newSize = keepBefore + inserted + after;
        if (newSize > starts.length) {
            int room = Math.max(newSize, 2 * starts.length);
            starts = Arrays.copyOf(starts, room);
            values = Arrays.copyOf(values, room);
            bases = Arrays.copyOf(bases, room);
        }
        System.arraycopy(starts, last + 1, starts, keepBefore + inserted, after);
        System.arraycopy(values, last + 1, values, keepBefore + inserted, after);
        System.arraycopy(bases, last + 1, bases, keepBefore + inserted, after);
        size = newSize;

        int at = keepBefore;
        long key = from;
        for (int i = 0; i < runs.count(); i++) {
            starts[at] = key;
            values[at] = runs.value(i);
            bases[at] = runs.base(i);
            key += runs.length(i);
            at++;
        }
        if (tail) {
            starts[at] = to;
            values[at] = tailValue;
            bases[at] = tailBase;
            at++;
        }
        join(Math.max(keepBefore - 1, 0), at);
    }

    /** Joins neighbours that continue each other from run {@code from} to run {@code to}. */
    private void join(int from, int to) {
        int i = from;
        int stop = to;
        while (i + 1 < size && i < stop) {
            boolean continues = values[i] == values[i + 1]
                    && (bases[i] < 0 ? bases[i + 1] < 0 : bases[i + 1] == bases[i] + starts[i + 1] - starts[i]);
            if (!continues) {
                i++;
                continue;
            }
            size--;
            stop--;
            System.arraycopy(starts, i + 2, starts, i + 1, size - i - 1);
            System.arraycopy(values, i + 2, values, i + 1, size - i - 1);
            System.arraycopy(bases, i + 2, bases, i + 1, size - i - 1);
        }
    }

    /** Number of runs. */
    public int runCount() {
        ledger.read(all);
        ledger.tell(size);
        return size;
    }

    @Override
    public void undo(long from, long length, @Nullable Object old) {
        replace(from, length, (Runs) Objects.requireNonNull(old));
    }
}
