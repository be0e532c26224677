package daxsim.state;

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
    private final long id;
    private final SortedRuns runs;

    /** Keys {@code [start, end)}, all with one value at first. */
    public RangeMap(Ledger ledger, String name, int placeCount, long start, long end, long value, long base) {
        this.ledger = ledger;
        this.places = ledger.places(name, placeCount);
        long mask = 0;
        for (long place : places) {
            mask |= place;
        }
        this.all = mask;
        this.id = ledger.containerId();
        this.runs = new SortedRuns(start, end, value, base);
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

    /** What {@code [from, to)} holds. */
    public Runs get(long from, long to) {
        if (from >= to) {
            return Runs.EMPTY;
        }
        ledger.read(footprint(from, to));
        Runs held = runs.get(from, to);
        if (ledger.hashes()) {
            ledger.tell(held.stateHash());
        }
        return held;
    }

    /** The value at one key. */
    public long valueAt(long key) {
        ledger.read(footprint(key, key + 1));
        return told(runs.valueAt(key));
    }

    /** The first key in {@code [from, to)} whose value is not {@code value}, or {@code to}. */
    public long firstNot(long value, long from, long to) {
        if (from >= to) {
            return to;
        }
        ledger.read(footprint(from, to));
        return told(runs.firstNot(value, from, to));
    }

    /** The end of the run of equal value that holds {@code from}, at most {@code to}. */
    public long runEnd(long from, long to) {
        ledger.read(footprint(from, to));
        return told(runs.firstNot(runs.valueAt(from), from, to));
    }

    private long told(long answer) {
        ledger.tell(answer);
        return answer;
    }

    /** Replaces what begins at {@code from}. */
    public void put(long from, Runs with) {
        long length = with.length();
        if (length == 0) {
            return;
        }
        ledger.write(footprint(from, from + length));
        ledger.save(this, from, length, runs.get(from, from + length));
        if (!ledger.hashes()) {
            runs.replace(from, with);
            return;
        }
        // Runs are as long as they can be, so what a put changes lies between the runs beside it.
        long start = runs.startBefore(from);
        long stop = runs.endBehind(from + length);
        long before = runs.hash(id, start, stop);
        runs.replace(from, with);
        ledger.changed(before, runs.hash(id, start, stop));
    }

    /** Number of runs. */
    public int runCount() {
        ledger.read(all);
        return (int) told(runs.size());
    }

    @Override
    public void undo(long from, long length, @Nullable Object old) {
        runs.replace(from, (Runs) Objects.requireNonNull(old));
    }
}
