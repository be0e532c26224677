package daxsim.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One immutable value that can be replaced. */
public final class RefCell<T> implements Ledger.Undoable {
    private final Ledger ledger;
    private final long place;
    private final long id;
    private T value;
    private long hash;
    private boolean hashed;

    /** A cell at a place of its own. */
    public RefCell(Ledger ledger, String name, T initial) {
        this(ledger, ledger.place(name), initial);
    }

    /** A cell at a given place. */
    public RefCell(Ledger ledger, long place, T initial) {
        this.ledger = ledger;
        this.place = place;
        this.id = ledger.containerId();
        this.value = initial;
    }

    public T get() {
        ledger.read(place);
        if (ledger.hashes()) {
            ledger.tell(hash());
        }
        return value;
    }

    public void set(T next) {
        ledger.write(place);
        ledger.save(this, 0, 0, value);
        long before = ledger.hashes() ? hash() : 0;
        value = next;
        hashed = false;
        if (ledger.hashes()) {
            ledger.changed(before, hash());
        }
    }

    private long hash() {
        if (!hashed) {
            hash = Hash.mix(id, Hash.of(Objects.requireNonNull(value)));
            hashed = true;
        }
        return hash;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void undo(long key, long old, @Nullable Object object) {
        value = (T) Objects.requireNonNull(object);
        hashed = false;
    }
}
