package daxsim.kernel.block;

import daxsim.state.Ledger;
import daxsim.state.LongCell;
import daxsim.state.WordTable;

/**
 * What both table codes share: the page of packed entries and the fields beside it (block/badblocks.c, 5.15 to 6.12).
 *
 * <p>A word holds an entry: bit 63 acknowledged, bits 62 to 9 the first sector, bits 8 to 0 the length less one. Nothing is
 * masked when a word is packed. A start of 2^54 or more therefore spills into the acknowledged bit and is cut, and a length
 * outside 1 to 512 spills into the start. Real kernels do that, and the recordings show it.
 */
abstract sealed class BadBlocksPage implements BadBlocks permits BadBlocksPre67, BadBlocks67 {
    private static final int LENGTH_BITS = 9;
    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;

    private final WordTable words;
    private final LongCell shift;
    private final LongCell changed;
    private final LongCell unackedExist;

    BadBlocksPage(Ledger ledger, String name, int capacity, int shift) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a badblocks table of " + capacity + " entries");
        }
        this.words = new WordTable(ledger, name, capacity);
        this.shift = new LongCell(ledger, name + ".shift", shift);
        this.changed = new LongCell(ledger, name + ".changed", 0);
        this.unackedExist = new LongCell(ledger, name + ".unacked_exist", 0);
    }

    /** Packs an entry; the caller takes one off the length, in the width in which the kernel does. */
    static long pack(long start, long lengthLessOne, boolean acked) {
        return (start << LENGTH_BITS) | lengthLessOne | (acked ? 1L << 63 : 0);
    }

    static boolean below(long a, long b) {
        return Long.compareUnsigned(a, b) < 0;
    }

    static boolean atMost(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0;
    }

    static long min(long a, long b) {
        return below(a, b) ? a : b;
    }

    static long max(long a, long b) {
        return below(a, b) ? b : a;
    }

    @Override
    public final int count() {
        return words.count();
    }

    final int capacity() {
        return words.capacity();
    }

    final boolean full() {
        return words.count() >= words.capacity();
    }

    /** First sector of the {@code i}-th entry, in table order and in table units. */
    public final long startAt(int i) {
        return start(words.get(i));
    }

    /** Length of the {@code i}-th entry in table units, 1 to 512. */
    public final int lengthAt(int i) {
        return (int) (words.get(i) & LENGTH_MASK) + 1;
    }

    /** Whether the {@code i}-th entry is acknowledged. */
    public final boolean ackedAt(int i) {
        return words.get(i) < 0;
    }

    /** The first sector behind the {@code i}-th entry. */
    final long endAt(int i) {
        return startAt(i) + lengthAt(i);
    }

    /** Whether entry {@code i} lists sector {@code s}. */
    final boolean covers(int i, long s) {
        return atMost(startAt(i), s) && below(s, endAt(i));
    }

    /** Whether {@code m} sectors from {@code s} on begin before entry {@code i} and reach it. */
    final boolean runsInto(long s, long m, int i) {
        return below(s, startAt(i)) && below(startAt(i), s + m);
    }

    final void store(int i, long word) {
        words.set(i, word);
    }

    final void insert(int i, long word) {
        words.insert(i, word);
    }

    final void delete(int i) {
        words.delete(i);
    }

    @Override
    public final void reset() {
        while (count() > 0) {
            delete(count() - 1);
        }
        changed.set(0);
        unackedExist.set(0);
    }

    @Override
    public final int shift() {
        return (int) shift.get();
    }

    @Override
    public final boolean enabled() {
        return shift.get() >= 0;
    }

    @Override
    public final void enable() {
        if (shift.get() == -1) {
            shift.set(0);
        }
    }

    @Override
    public final boolean changed() {
        return changed.get() != 0;
    }

    @Override
    public final boolean unackedExist() {
        return unackedExist.get() != 0;
    }

    @Override
    public final void writtenOut() {
        changed.set(0);
    }

    @Override
    public final void ackAll() {
        if (changed.get() != 0 || unackedExist.get() == 0) {
            return;
        }
        for (int i = 0; i < count(); i++) {
            if (!ackedAt(i)) {
                store(i, pack(startAt(i), lengthAt(i) - 1, true));
            }
        }
        unackedExist.set(0);
    }

    /** Notes that entries changed; {@code unackedAdded} saves the look through the table. */
    final void noteChange(boolean unackedAdded) {
        changed.set(1);
        if (unackedAdded) {
            unackedExist.set(1);
        } else if (unackedExist.get() != 0) {
            for (int i = 0; i < count(); i++) {
                if (!ackedAt(i)) {
                    return;
                }
            }
            unackedExist.set(0);
        }
    }

    @Override
    public final boolean lists(long sector, long n) {
        return words.find(word ->
                        word < 0 && start(word) <= sector && start(word) + (word & LENGTH_MASK) + 1 >= sector + n)
                < words.count();
    }

    private static long start(long word) {
        return (word << 1) >>> (LENGTH_BITS + 1);
    }

    @Override
    public final long sectors() {
        long sum = 0;
        for (int i = 0; i < count(); i++) {
            sum += lengthAt(i);
        }
        return sum;
    }

    @Override
    public final void forEachIn(long from, long to, Visitor visitor) {
        for (int i = 0; i < count(); i++) {
            if (startAt(i) < to && endAt(i) > from) {
                visitor.entry(startAt(i), lengthAt(i), ackedAt(i));
            }
        }
    }

    /** The entries, for messages. */
    @Override
    public final String toString() {
        return BadBlocksText.brackets(this);
    }
}
