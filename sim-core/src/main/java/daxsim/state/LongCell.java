package daxsim.state;

import org.jspecify.annotations.Nullable;

/** One number that can change. */
public final class LongCell implements Ledger.Undoable {
    private final Ledger ledger;
    private final long place;
    private long value;

    /** A cell at a place of its own. */
    public LongCell(Ledger ledger, String name, long initial) {
        this(ledger, ledger.place(name), initial);
    }

    /** A cell at a given place. */
    public LongCell(Ledger ledger, long place, long initial) {
        this.ledger = ledger;
        this.place = place;
        this.value = initial;
    }

    public long get() {
        ledger.read(place);
        return value;
    }

    public void set(long next) {
        ledger.write(place);
        if (next != value) {
            ledger.save(this, 0, value, null);
            value = next;
        }
    }

    /** Adds and returns the new value. */
    public long add(long delta) {
        ledger.read(place);
        set(value + delta);
        return value;
    }

    @Override
    public void undo(long key, long old, @Nullable Object object) {
        value = old;
    }
}
