package daxsim.kernel.block;

import daxsim.state.Ledger;

/**
 * The table code of Linux 4.5 to 6.6 (block/badblocks.c; compared with 6.1.192).
 *
 * <p>It is modelled with its defects, because they decide what a repair leaves behind: a set looks at no more than two
 * neighbours, so a record laid over several smaller ones can shrink what was listed; a set of more than 512 sectors into a gap
 * stores its pieces backwards; and every search after that halves a table that is not sorted. A set that runs out of slots
 * returns {@link #REFUSED} and keeps what it had stored by then. A clear that has to split an entry of a full table returns
 * {@code -ENOSPC}.
 */
public final class BadBlocksPre67 extends BadBlocksPage {
    /** An empty table of one page. */
    public BadBlocksPre67(Ledger ledger, String name) {
        this(ledger, name, MAX_BADBLOCKS, 0);
    }

    /** An empty table of {@code capacity} entries; {@code shift} -1 means disabled. */
    public BadBlocksPre67(Ledger ledger, String name, int capacity, int shift) {
        super(ledger, name, capacity, shift);
    }

    /** Halves down to the last entry that starts before {@code x}; 0 also when no entry does. */
    private int lastBefore(long x) {
        int lo = 0;
        int hi = count();
        while (hi - lo > 1) {
            int mid = (lo + hi) / 2;
            if (below(startAt(mid), x)) {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        return lo;
    }

    /** As {@link #lastBefore}, but an entry that starts at {@code x} qualifies. */
    private int lastUpTo(long x) {
        int lo = 0;
        int hi = count();
        while (hi - lo > 1) {
            int mid = (lo + hi) / 2;
            if (atMost(startAt(mid), x)) {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        return lo;
    }

    private static long roundUp(long sector, int shift) {
        return (sector + (1L << shift) - 1) >>> shift;
    }

    /** {@inheritDoc} When several entries overlap, the one reached last is reported: the lowest of a sorted table. */
    @Override
    public int check(long sector, int n, BadRange out) {
        long s = sector;
        long target = s + n;
        if (shift() > 0) {
            s >>>= shift();
            target = roundUp(target, shift());
        }
        if (count() == 0) {
            return 0;
        }
        int answer = 0;
        for (int i = lastBefore(target); i >= 0 && below(s, endAt(i)); i--) {
            if (below(startAt(i), target)) {
                answer = answer != -1 && ackedAt(i) ? 1 : -1;
                out.found(startAt(i), lengthAt(i));
            }
        }
        return answer;
    }

    @Override
    public int set(long sector, int sectors, boolean acknowledged) {
        if (!enabled()) {
            return REFUSED;
        }
        long s = sector;
        int n = sectors;
        if (shift() > 0) {
            long target = roundUp(s + n, shift());
            s >>>= shift();
            n = (int) (target - s);
        }
        int lo = lastUpTo(s);
        int hi = count() > 0 ? lo + 1 : 0;
        boolean found = count() > 0 && atMost(startAt(lo), s);
        if (count() > 0 && !found) {
            hi = lo;
        }

        if (found && atMost(s, endAt(lo))) {
            // The range overlaps or touches the entry before it: grow that one.
            long target = s + n;
            long start = startAt(lo);
            long end = max(endAt(lo), target);
            boolean covered = s == start && atMost(endAt(lo), target);
            boolean acked = covered ? acknowledged : ackedAt(lo) && acknowledged;
            if (atMost(end - start, BB_MAX_LEN)) {
                store(lo, pack(start, end - start - 1, acked));
                s = end;
            } else {
                if (lengthAt(lo) != BB_MAX_LEN) {
                    store(lo, pack(start, BB_MAX_LEN - 1, acked));
                }
                s = start + BB_MAX_LEN;
            }
            n = (int) (end - s);
        }

        if (n != 0 && hi < count() && atMost(startAt(hi), s + n)) {
            // What is left reaches the entry behind it: let that one begin earlier.
            long target = s + n;
            boolean covered = atMost(endAt(hi), target);
            boolean acked = covered ? acknowledged : ackedAt(hi) && acknowledged;
            long end = max(endAt(hi), target);
            if (atMost(end - s, BB_MAX_LEN)) {
                store(hi, pack(s, end - s - 1, acked));
                s = end;
            } else {
                store(hi, pack(s, BB_MAX_LEN - 1, acked));
                s += BB_MAX_LEN;
            }
            n = (int) (end - s);
            lo = hi;
            hi++;
        }

        if (n == 0 && hi < count()) {
            joinNext(lo, hi, s);
        }

        int answer = DONE;
        while (n != 0) {
            if (full()) {
                answer = REFUSED;
                break;
            }
            int piece = Math.min(n, BB_MAX_LEN);
            // The place stays where it is, so the next piece lands in front of this one.
            insert(hi, pack(s, piece - 1, acknowledged));
            s += piece;
            n -= piece;
        }
        noteChange(!acknowledged);
        return answer;
    }

    /** Joins two neighbours; the length it computes is right only when the second sticks out behind the first. */
    private void joinNext(int lo, int hi, long s) {
        int length = (int) (lengthAt(lo) + lengthAt(hi) - (s - startAt(hi)));
        if (atMost(startAt(hi), s) && length < BB_MAX_LEN) {
            store(lo, pack(startAt(lo), length - 1, ackedAt(lo) && ackedAt(hi)));
            delete(hi);
        }
    }

    @Override
    public int clear(long sector, int n) {
        long s = sector;
        long target = s + n;
        if (shift() > 0) {
            // The other way round than for a set: only units that are clean as a whole may go.
            s = roundUp(s, shift());
            target >>>= shift();
        }
        if (count() > 0) {
            int lo = lastBefore(target);
            int hi = lo + 1;
            if (below(target, endAt(lo)) && below(startAt(lo), target)) {
                // A tail stays behind the range, and perhaps a head in front of it.
                long start = startAt(lo);
                long end = endAt(lo);
                boolean acked = ackedAt(lo);
                if (below(start, s)) {
                    if (full()) {
                        return -ENOSPC;
                    }
                    insert(lo, pack(start, s - start - 1, acked));
                    lo++;
                }
                store(lo, pack(target, end - target - 1, acked));
                hi = lo;
                lo--;
            }
            while (lo >= 0 && below(s, endAt(lo)) && below(startAt(lo), target)) {
                if (below(startAt(lo), s)) {
                    store(lo, pack(startAt(lo), s - startAt(lo) - 1, ackedAt(lo)));
                    break;
                }
                lo--;
            }
            for (int i = hi - 1; i > lo; i--) {
                delete(i);
            }
        }
        noteChange(false);
        return DONE;
    }
}
