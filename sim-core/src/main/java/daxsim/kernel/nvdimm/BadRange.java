package daxsim.kernel.nvdimm;

import daxsim.hardware.Units;
import daxsim.state.Ledger;
import daxsim.state.LongCell;
import daxsim.state.LongList;
import daxsim.state.LongMap;
import java.util.Arrays;

/**
 * The bus-wide list of bad byte ranges that feeds the devices' badblocks (drivers/nvdimm/badrange.c, 6.1).
 *
 * <p>Ranges may overlap and stand in the order in which they were added, because that is the order in which they get into
 * badblocks. The kernel walks its list for everything; here a range is also found by its start, so that a million of them can
 * be kept.
 */
public final class BadRange {
    /** Told of ranges: physical bytes {@code [start, start + length)}. */
    public interface Visitor {
        void range(long start, long length);
    }

    private static final long NONE = -1;

    /** Start of each range, by the range's number; numbers go up in the order of the list. */
    private final LongList starts;
    /** Length of each range by its number: a line unless it says otherwise, 0 once the range is gone. */
    private final LongMap lengths;
    /** The first range that begins at an address. */
    private final LongMap byStart;
    /** The next range that begins at the same address; the kernel makes such pairs when it forgets parts of ranges. */
    private final LongMap sameStart;

    private final LongCell longest;
    private final LongCell count;

    public BadRange(Ledger ledger) {
        long place = ledger.place("badrange");
        this.starts = new LongList(ledger, place);
        this.lengths = new LongMap(ledger, place, Units.LINE);
        this.byStart = new LongMap(ledger, place, NONE);
        this.sameStart = new LongMap(ledger, place, NONE);
        this.longest = new LongCell(ledger, place, 0);
        this.count = new LongCell(ledger, place, 0);
    }

    /** Number of ranges. */
    public int count() {
        return (int) count.get();
    }

    /** Shows every range in the order of the list. */
    public void forEach(Visitor visitor) {
        int n = starts.size();
        for (int i = 0; i < n; i++) {
            long length = lengths.get(i);
            if (length > 0) {
                visitor.range(starts.get(i), length);
            }
        }
    }

    /** badrange_add(): the first range with the same start gets this length, also when it is smaller; else a new one. */
    public void add(long start, long length) {
        long same = byStart.get(start);
        if (same == NONE) {
            append(start, length);
        } else {
            setLength(same, length);
        }
    }

    private void append(long start, long length) {
        int number = starts.add(start);
        setLength(number, length);
        link(number, start);
        count.add(1);
    }

    private void setLength(long number, long length) {
        lengths.put(number, length);
        if (length > longest.get()) {
            longest.set(length);
        }
    }

    /** Ranges with one start are kept in the order of the list. */
    private void link(long number, long start) {
        long first = byStart.get(start);
        if (first == NONE || number < first) {
            byStart.put(start, number);
            sameStart.put(number, first);
            return;
        }
        long before = first;
        while (sameStart.get(before) != NONE && sameStart.get(before) < number) {
            before = sameStart.get(before);
        }
        sameStart.put(number, sameStart.get(before));
        sameStart.put(before, number);
    }

    private void unlink(long number, long start) {
        long first = byStart.get(start);
        if (first == number) {
            byStart.put(start, sameStart.get(number));
        } else {
            long before = first;
            while (sameStart.get(before) != number) {
                before = sameStart.get(before);
            }
            sameStart.put(before, sameStart.get(number));
        }
        sameStart.put(number, NONE);
    }

    /**
     * badrange_forget(): takes an interval out of every range. What is left behind it of a range that is cut in two becomes a
     * new range at the end of the list. A range of several bytes whose first byte is the last byte of the interval is left as
     * it is.
     */
    public void forget(long start, long length) {
        long last = start + length - 1;
        for (long number : overlapping(start, last)) {
            forget((int) number, start, last);
        }
    }

    private void forget(int number, long start, long last) {
        long rangeStart = starts.get(number);
        long rangeLast = rangeStart + lengths.get(number) - 1;
        if (rangeStart >= start && rangeLast <= last) {
            unlink(number, rangeStart);
            lengths.put(number, 0);
            count.add(-1);
        } else if (rangeStart >= start && rangeStart < last) {
            unlink(number, rangeStart);
            starts.set(number, last + 1);
            lengths.put(number, rangeLast - last);
            link(number, last + 1);
        } else if (rangeStart < start) {
            lengths.put(number, start - rangeStart);
            if (rangeLast > last) {
                append(last + 1, rangeLast - last);
            }
        }
    }

    /** Numbers of the ranges that meet {@code [start, last]}, in the order of the list. */
    private long[] overlapping(long start, long last) {
        long[] found = new long[8];
        int n = 0;
        long from = Math.max(0, start - longest.get());
        for (long at = byStart.firstKeyIn(from, last + 1); at <= last; at = byStart.firstKeyIn(at + 1, last + 1)) {
            for (long number = byStart.get(at); number != NONE; number = sameStart.get(number)) {
                if (at + lengths.get(number) > start) {
                    if (n == found.length) {
                        found = Arrays.copyOf(found, 2 * n);
                    }
                    found[n++] = number;
                }
            }
        }
        Arrays.sort(found, 0, n);
        return Arrays.copyOf(found, n);
    }

    /** A reboot: the list is rebuilt from what the firmware knows. */
    public void reset() {
        starts.clear();
        lengths.clear();
        byStart.clear();
        sameStart.clear();
        longest.set(0);
        count.set(0);
    }
}
