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
    private final long id;
    private SortedLongs entries = new SortedLongs();

    /** A map whose keys share a place when they agree above bit {@code shift} (modulo {@code placeCount}). */
    public LongMap(Ledger ledger, String name, int placeCount, int shift, long absent) {
        this(ledger, ledger.places(name, placeCount), shift, absent);
    }

    /** The same at given places, which it may share with other containers. */
    public LongMap(Ledger ledger, long[] places, int shift, long absent) {
        this.ledger = ledger;
        this.places = places.clone();
        this.shift = shift;
        this.absent = absent;
        this.id = ledger.containerId();
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
        this.id = ledger.containerId();
    }

    private long placeOf(long key) {
        return places.length == 1 ? places[0] : places[(int) Long.remainderUnsigned(key >>> shift, places.length)];
    }

    public long get(long key) {
        ledger.read(placeOf(key));
        return told(entries.get(key, absent));
    }

    /** Stores a value; storing the default removes the key. */
    public void put(long key, long value) {
        ledger.write(placeOf(key));
        long old = replace(key, value);
        if (old != value) {
            ledger.save(this, key, old, null);
            if (ledger.hashes()) {
                ledger.changed(hash(key, old), hash(key, value));
            }
        }
    }

    private long told(long value) {
        ledger.tell(value);
        return value;
    }

    private long hash(long key, long value) {
        return value == absent ? 0 : Hash.mix(id, key, value);
    }

    private long replace(long key, long value) {
        return value == absent ? entries.remove(key, absent) : entries.put(key, value, absent);
    }

    /** The smallest key in {@code [from, to)} that is not at its default, or {@code to}. */
    public long firstKeyIn(long from, long to) {
        readRange(from, to);
        return from < to ? told(entries.firstIn(from, to)) : to;
    }

    /** The largest key in {@code [from, to)} that is not at its default, or {@code from - 1}. */
    public long lastKeyIn(long from, long to) {
        readRange(from, to);
        return from < to ? told(entries.lastIn(from, to)) : from - 1;
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
        return from < to ? (int) told(entries.countBelow(to) - entries.countBelow(from)) : 0;
    }

    /** Shows every key in {@code [from, to)} that is not at its default. */
    public void forEachIn(long from, long to, Visitor visitor) {
        readRange(from, to);
        entries.forEachIn(from, to, (key, value) -> {
            ledger.tell(key);
            ledger.tell(value);
            visitor.visit(key, value);
        });
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
            if (ledger.hashes()) {
                entries.forEachIn(Long.MIN_VALUE, Long.MAX_VALUE, (key, value) -> ledger.changed(hash(key, value), 0));
            }
            entries = new SortedLongs();
        }
    }

    /** Number of keys that are not at their default. */
    public int size() {
        ledger.read(all);
        return (int) told(entries.size());
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
