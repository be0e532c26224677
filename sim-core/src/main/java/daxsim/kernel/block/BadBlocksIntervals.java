package daxsim.kernel.block;

import daxsim.state.Ledger;
import daxsim.state.LongCell;
import daxsim.state.LongMap;

/**
 * What the thread asked for instead of a page of entries, and no kernel has: an ordered map from the first sector of each bad
 * interval to its last (D. Wong suggested an interval tree; XFS scrub has one of its own).
 *
 * <p>There is no limit on the number of intervals or on their length, and no memory runs out. Intervals that touch and are
 * acknowledged alike are one. So a set always lists exactly what it is given and a clear always drops exactly that, a split
 * included. An acknowledged set acknowledges what it covers; one without acknowledgement leaves what is acknowledged as it is.
 *
 * <p>A call with no sectors or fewer does nothing: a set and a clear are {@link #REFUSED}, as since 6.7, and a check finds
 * nothing. No device reaches sector 2^63; ranges from there on are treated the same way. The unit is always the sector.
 */
public final class BadBlocksIntervals implements BadBlocks {
    private static final long ABSENT = 0;
    private static final long LAST_END = Long.MAX_VALUE;

    /** First sector to twice the number of sectors, odd when they are acknowledged. */
    private final LongMap intervals;

    private final LongCell sectors;
    private final LongCell unacked;
    private final LongCell changed;
    private final LongCell shift;

    /** An empty list. */
    public BadBlocksIntervals(Ledger ledger, String name) {
        this(ledger, name, 0);
    }

    /** An empty list; {@code shift} -1 means disabled. */
    public BadBlocksIntervals(Ledger ledger, String name, int shift) {
        if (shift > 0) {
            throw new IllegalArgumentException("intervals in units of " + (1 << shift) + " sectors");
        }
        long place = ledger.place(name);
        this.intervals = new LongMap(ledger, place, ABSENT);
        this.sectors = new LongCell(ledger, place, 0);
        this.shift = new LongCell(ledger, name + ".shift", shift);
        this.changed = new LongCell(ledger, name + ".changed", 0);
        this.unacked = new LongCell(ledger, name + ".unacked", 0);
    }

    private static long end(long start, long sectors) {
        return sectors > LAST_END - start ? LAST_END : start + sectors;
    }

    private long endOf(long start) {
        return start + (intervals.get(start) >> 1);
    }

    private boolean ackedOf(long start) {
        return (intervals.get(start) & 1) != 0;
    }

    private void store(long from, long to, boolean acked) {
        intervals.put(from, to - from << 1 | (acked ? 1 : 0));
        sectors.add(to - from);
        unacked.add(acked ? 0 : 1);
    }

    private void drop(long start) {
        sectors.add(-(intervals.get(start) >> 1));
        unacked.add(ackedOf(start) ? 0 : -1);
        intervals.put(start, ABSENT);
    }

    /** {@inheritDoc} Always {@link #DONE} when there is something to list. */
    @Override
    public int set(long sector, int n, boolean acknowledged) {
        if (!enabled() || n <= 0 || sector < 0) {
            return REFUSED;
        }
        changed.set(1);
        list(sector, end(sector, n), acknowledged);
        return DONE;
    }

    @Override
    public boolean lists(long sector, long n) {
        long before = intervals.lastKeyIn(0, sector + 1);
        return before >= 0 && ackedOf(before) && endOf(before) >= sector + n;
    }

    private void list(long from, long to, boolean acknowledged) {
        long before = intervals.lastKeyIn(0, from + 1);
        if (before >= 0 && endOf(before) >= to && (ackedOf(before) || !acknowledged)) {
            return;
        }
        boolean apart = (before < 0 || endOf(before) < from) && intervals.firstKeyIn(from, to + 1) > to;
        if (apart) {
            store(from, to, acknowledged);
            return;
        }
        if (acknowledged) {
            takeOut(from, to);
            join(from, to, true);
            return;
        }
        // What is listed keeps its standing: only the gaps are filled.
        long at = before >= 0 ? Math.max(from, endOf(before)) : from;
        while (at < to) {
            long next = intervals.firstKeyIn(at, to);
            if (at < next) {
                join(at, next, false);
            }
            at = next < to ? endOf(intervals.lastKeyIn(0, next + 1)) : to;
        }
    }

    /** Lists a gap, as one with those neighbours that touch it and are acknowledged alike. */
    private void join(long from, long to, boolean acked) {
        long first = from;
        long end = to;
        long before = intervals.lastKeyIn(0, from);
        if (before >= 0 && endOf(before) == from && ackedOf(before) == acked) {
            first = before;
            drop(before);
        }
        if (intervals.get(to) != ABSENT && ackedOf(to) == acked) {
            end = endOf(to);
            drop(to);
        }
        store(first, end, acked);
    }

    /** {@inheritDoc} Always {@link #DONE} when there is something to ask for, whether it was listed or not. */
    @Override
    public int clear(long sector, int n) {
        if (!enabled() || n <= 0 || sector < 0) {
            return REFUSED;
        }
        changed.set(1);
        takeOut(sector, end(sector, n));
        return DONE;
    }

    private void takeOut(long from, long to) {
        long before = intervals.lastKeyIn(0, from);
        if (before >= 0 && endOf(before) > from) {
            long end = endOf(before);
            boolean acked = ackedOf(before);
            drop(before);
            store(before, from, acked);
            if (end > to) {
                store(to, end, acked);
                return;
            }
        }
        for (long start = intervals.firstKeyIn(from, to); start < to; start = intervals.firstKeyIn(start, to)) {
            long end = endOf(start);
            boolean acked = ackedOf(start);
            drop(start);
            if (end > to) {
                store(to, end, acked);
            }
        }
    }

    /**
     * {@inheritDoc} Reports the lowest overlapping interval from its first sector on, as the tables do; where it is longer
     * than an int can say, {@code badSectors} is the largest int.
     */
    @Override
    public int check(long sector, int n, BadRange out) {
        if (n <= 0 || sector < 0) {
            return 0;
        }
        long to = end(sector, n);
        long start = firstOverlapping(sector, to);
        if (start >= to) {
            return 0;
        }
        out.found(start, (int) Math.min(endOf(start) - start, Integer.MAX_VALUE));
        if (unacked.get() == 0) {
            return 1;
        }
        for (; start < to; start = intervals.firstKeyIn(start + 1, to)) {
            if (!ackedOf(start)) {
                return -1;
            }
        }
        return 1;
    }

    /** First sector of the lowest interval that overlaps {@code [from, to)}, or {@code to}. */
    private long firstOverlapping(long from, long to) {
        long before = intervals.lastKeyIn(0, from);
        return before >= 0 && endOf(before) > from ? before : intervals.firstKeyIn(from, to);
    }

    @Override
    public void forEachIn(long from, long to, Visitor visitor) {
        if (from < to) {
            intervals.forEachIn(
                    Math.min(from, firstOverlapping(from, to)),
                    to,
                    (start, value) -> visitor.entry(start, value >> 1, (value & 1) != 0));
        }
    }

    @Override
    public int count() {
        return intervals.size();
    }

    @Override
    public long sectors() {
        return sectors.get();
    }

    @Override
    public void ackAll() {
        if (changed.get() != 0 || unacked.get() == 0) {
            return;
        }
        for (long start = intervals.firstKeyIn(0, LAST_END);
                start < LAST_END;
                start = intervals.firstKeyIn(start + 1, LAST_END)) {
            if (!ackedOf(start)) {
                list(start, endOf(start), true);
            }
        }
    }

    @Override
    public void writtenOut() {
        changed.set(0);
    }

    @Override
    public boolean changed() {
        return changed.get() != 0;
    }

    @Override
    public boolean unackedExist() {
        return unacked.get() != 0;
    }

    @Override
    public boolean enabled() {
        return shift.get() >= 0;
    }

    @Override
    public void enable() {
        shift.set(0);
    }

    @Override
    public int shift() {
        return (int) shift.get();
    }

    @Override
    public void reset() {
        intervals.clear();
        sectors.set(0);
        unacked.set(0);
        changed.set(0);
    }

    @Override
    public String toString() {
        return BadBlocksText.brackets(this);
    }
}
