package daxsim.state;

import org.jspecify.annotations.Nullable;

/** A short array of 64-bit words with insertion and deletion: the shape of a badblocks page. */
public final class WordTable implements Ledger.Undoable {
    private static final long SET = 0;
    private static final long INSERTED = 1;
    private static final long DELETED = 2;

    private final Ledger ledger;
    private final long place;
    private final long[] words;
    private final long id;
    private int count;

    /** An empty table that holds at most {@code capacity} words. */
    public WordTable(Ledger ledger, String name, int capacity) {
        this.ledger = ledger;
        this.place = ledger.place(name);
        this.words = new long[capacity];
        this.id = ledger.containerId();
    }

    public int capacity() {
        return words.length;
    }

    public int count() {
        ledger.read(place);
        ledger.tell(count);
        return count;
    }

    /** The word at {@code i}; callers stay below {@link #count()}. */
    public long get(int i) {
        ledger.read(place);
        ledger.tell(words[i]);
        return words[i];
    }

    /** The first word for which something holds, or {@link #count()}; a look at all of them at once. */
    public int find(java.util.function.LongPredicate holds) {
        ledger.read(place);
        int i = 0;
        while (i < count && !holds.test(words[i])) {
            i++;
        }
        ledger.tell(i);
        return i;
    }

    public void set(int i, long word) {
        ledger.write(place);
        if (words[i] == word) {
            return;
        }
        ledger.save(this, (long) i << 2 | SET, words[i], null);
        if (ledger.hashes()) {
            ledger.changed(hash(i, words[i]), hash(i, word));
        }
        words[i] = word;
    }

    /** Shifts the words from {@code i} up by one. */
    public void insert(int i, long word) {
        ledger.write(place);
        ledger.save(this, (long) i << 2 | INSERTED, 0, null);
        long before = hashFrom(i);
        insertQuietly(i, word);
        ledger.changed(before, hashFrom(i));
    }

    /** Shifts the words behind {@code i} down by one. */
    public void delete(int i) {
        ledger.write(place);
        ledger.save(this, (long) i << 2 | DELETED, words[i], null);
        long before = hashFrom(i);
        deleteQuietly(i);
        ledger.changed(before, hashFrom(i));
    }

    private long hash(int i, long word) {
        return Hash.mix(id, i, word);
    }

    /** Of the words from {@code i} on. */
    private long hashFrom(int i) {
        long sum = 0;
        for (int k = i; ledger.hashes() && k < count; k++) {
            sum += hash(k, words[k]);
        }
        return sum;
    }

    private void insertQuietly(int i, long word) {
        System.arraycopy(words, i, words, i + 1, count - i);
        words[i] = word;
        count++;
    }

    private void deleteQuietly(int i) {
        count--;
        System.arraycopy(words, i + 1, words, i, count - i);
    }

    @Override
    public void undo(long key, long old, @Nullable Object object) {
        int i = (int) (key >> 2);
        switch ((int) (key & 3)) {
            case (int) SET -> words[i] = old;
            case (int) INSERTED -> deleteQuietly(i);
            default -> insertQuietly(i, old);
        }
    }
}
