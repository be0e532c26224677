package daxsim.state;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers in the order in which they were added; they stay at their places. */
public final class LongList implements Ledger.Undoable {
    private static final int PAGE_SHIFT = 9;
    private static final int PAGE = 1 << PAGE_SHIFT;

    private static final long SET = 0;
    private static final long ADDED = 1;
    private static final long CLEARED = 2;

    private final Ledger ledger;
    private final long place;
    private long[][] pages = new long[0][];
    private final long id;
    private int size;

    /** An empty list at a place of its own. */
    public LongList(Ledger ledger, String name) {
        this(ledger, ledger.place(name));
    }

    /** An empty list at a given place. */
    public LongList(Ledger ledger, long place) {
        this.ledger = ledger;
        this.place = place;
        this.id = ledger.containerId();
    }

    public int size() {
        ledger.read(place);
        ledger.tell(size);
        return size;
    }

    /** The number at {@code i}; callers stay below {@link #size()}. */
    public long get(int i) {
        ledger.read(place);
        long value = pages[i >> PAGE_SHIFT][i & PAGE - 1];
        ledger.tell(value);
        return value;
    }

    public void set(int i, long value) {
        ledger.write(place);
        long old = pages[i >> PAGE_SHIFT][i & PAGE - 1];
        if (old != value) {
            ledger.save(this, (long) i << 2 | SET, old, null);
            changed(hash(i, old), hash(i, value));
            pages[i >> PAGE_SHIFT][i & PAGE - 1] = value;
        }
    }

    /** Adds at the end and returns the place. */
    public int add(long value) {
        ledger.write(place);
        ledger.save(this, ADDED, 0, null);
        changed(0, hash(size, value));
        int page = size >> PAGE_SHIFT;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, Math.max(1, 2 * page));
        }
        if (pages[page] == null) {
            pages[page] = new long[PAGE];
        }
        pages[page][size & PAGE - 1] = value;
        return size++;
    }

    /** Forgets everything, in one step that is also undone in one. */
    public void clear() {
        ledger.write(place);
        if (size > 0) {
            ledger.save(this, (long) size << 2 | CLEARED, 0, pages);
            for (int i = 0; ledger.hashes() && i < size; i++) {
                changed(hash(i, pages[i >> PAGE_SHIFT][i & PAGE - 1]), 0);
            }
            pages = new long[0][];
            size = 0;
        }
    }

    private long hash(int i, long value) {
        return Hash.mix(id, i, value);
    }

    private void changed(long before, long now) {
        if (ledger.hashes()) {
            ledger.changed(before, now);
        }
    }

    @Override
    public void undo(long key, long old, @Nullable Object object) {
        int i = (int) (key >> 2);
        switch ((int) (key & 3)) {
            case (int) SET -> pages[i >> PAGE_SHIFT][i & PAGE - 1] = old;
            case (int) ADDED -> size--;
            default -> {
                pages = (long[][]) Objects.requireNonNull(object);
                size = i;
            }
        }
    }
}
