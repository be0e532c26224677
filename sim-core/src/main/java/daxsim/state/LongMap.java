package daxsim.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sorted sparse map from number to number; absent keys read as the default. Costs only its differences from the default,
 * which is what keeps a device of terabytes small.
 *
 * <p>Footprints are by key: {@code key >>> shift} picks one of the map's places.
 */
public final class LongMap implements Ledger.Undoable {
    /** Told of the keys of a range in ascending order; it must not change the map. */
    public interface Visitor {
        void visit(long key, long value);
    }

    private final Ledger ledger;
    private final long[] places;
    private final long all;
    private final int shift;
    private final long absent;
    private SortedLongs entries = new SortedLongs();

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

    /** A map at one given place, which other containers may share. */
    public LongMap(Ledger ledger, long place, long absent) {
        this.ledger = ledger;
        this.places = new long[] {place};
        this.all = place;
        this.shift = 0;
        this.absent = absent;
    }

    private long placeOf(long key) {
        return places.length == 1 ? places[0] : places[(int) Long.remainderUnsigned(key >>> shift, places.length)];
    }

    public long get(long key) {
        ledger.read(placeOf(key));
        return entries.get(key, absent);
    }

    /** Stores a value; storing the default removes the key. */
    public void put(long key, long value) {
        ledger.write(placeOf(key));
        long old = replace(key, value);
        if (old != value) {
            ledger.save(this, key, old, null);
        }
    }

    private long replace(long key, long value) {
        return value == absent ? entries.remove(key, absent) : entries.put(key, value, absent);
    }

    /** The smallest key in {@code [from, to)} that is not at its default, or {@code to}. */
    public long firstKeyIn(long from, long to) {
        readRange(from, to);
        return from < to ? entries.firstIn(from, to) : to;
    }

    /** The largest key in {@code [from, to)} that is not at its default, or {@code from - 1}. */
    public long lastKeyIn(long from, long to) {
        readRange(from, to);
        return from < to ? entries.lastIn(from, to) : from - 1;
    }

    private void readRange(long from, long to) {
        long span = to - from;
        if (places.length == 1 || from >= to || span < 0 || span >>> shift >= places.length - 1) {
            ledger.read(all);
            return;
        }
        for (long k = from >> shift; k <= to - 1 >> shift; k++) {
            ledger.read(placeOf(k << shift));
        }
    }

    /** How many keys in {@code [from, to)} are not at their default. */
    public int countIn(long from, long to) {
        readRange(from, to);
        return from < to ? entries.countBelow(to) - entries.countBelow(from) : 0;
    }

    /** Shows every key in {@code [from, to)} that is not at its default. */
    public void forEachIn(long from, long to, Visitor visitor) {
        readRange(from, to);
        entries.forEachIn(from, to, visitor);
    }

    /** Shows every key that is not at its default. */
    public void forEach(Visitor visitor) {
        forEachIn(Long.MIN_VALUE, Long.MAX_VALUE, visitor);
    }

    /** Sets every key in {@code [from, to)} that is not at its default back to it. */
    public void clearIn(long from, long to) {
        for (long key = firstKeyIn(from, to); key < to; key = firstKeyIn(key + 1, to)) {
            put(key, absent);
        }
    }

    /** Sets every key back to its default, however many there are, in one step that is also undone in one. */
    public void clear() {
        ledger.write(all);
        if (entries.size() > 0) {
            ledger.save(this, 0, 0, entries);
            entries = new SortedLongs();
        }
    }

    /** Number of keys that are not at their default. */
    public int size() {
        ledger.read(all);
        return entries.size();
    }

    @Override
    public void undo(long key, long old, @Nullable Object object) {
        if (object == null) {
            replace(key, old);
        } else {
            entries = (SortedLongs) Objects.requireNonNull(object);
        }
    }
}
