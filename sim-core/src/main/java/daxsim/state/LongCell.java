package daxsim.state;

import org.jspecify.annotations.Nullable;

/** One number that can change. */
public final class LongCell implements Ledger.Undoable {
    private final Ledger ledger;
    private final long place;
    private final long id;
    private long value;

    /** A cell at a place of its own. */
    public LongCell(Ledger ledger, String name, long initial) {
        this(ledger, ledger.place(name), initial);
    }

    /** A cell at a given place. */
    public LongCell(Ledger ledger, long place, long initial) {
        this.ledger = ledger;
        this.place = place;
        this.id = ledger.containerId();
        this.value = initial;
    }

    public long get() {
        ledger.read(place);
        ledger.tell(value);
        return value;
    }

    public void set(long next) {
        ledger.write(place);
        if (next != value) {
            ledger.save(this, 0, value, null);
            if (ledger.hashes()) {
                ledger.changed(Hash.mix(id, value), Hash.mix(id, next));
            }
            value = next;
        }
    }

    /** Adds and returns the new value. */
    public long add(long delta) {
        ledger.read(place);
        ledger.tell(value);
        set(value + delta);
        return value;
    }

    @Override
    public void undo(long key, long old, @Nullable Object object) {
        value = old;
    }
}
