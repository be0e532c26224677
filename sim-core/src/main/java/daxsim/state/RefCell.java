package daxsim.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One immutable value that can be replaced. */
public final class RefCell<T> implements Ledger.Undoable {
    private final Ledger ledger;
    private final long place;
    private T value;

    /** A cell at a place of its own. */
    public RefCell(Ledger ledger, String name, T initial) {
        this(ledger, ledger.place(name), initial);
    }

    /** A cell at a given place. */
    public RefCell(Ledger ledger, long place, T initial) {
        this.ledger = ledger;
        this.place = place;
        this.value = initial;
    }

    public T get() {
        ledger.read(place);
        return value;
    }

    public void set(T next) {
        ledger.write(place);
        ledger.save(this, 0, 0, value);
        value = next;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void undo(long key, long old, @Nullable Object object) {
        value = (T) Objects.requireNonNull(object);
    }
}
