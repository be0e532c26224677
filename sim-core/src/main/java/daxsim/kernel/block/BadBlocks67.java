package daxsim.kernel.block;

import daxsim.state.Ledger;

/**
 * The table code of Linux 6.7 and later (block/badblocks.c; compared with 6.12.117).
 *
 * <p>Each call walks its range in rounds, and each round deals with one entry or one gap. The table stays sorted (for starts
 * below 2^54). A set answers {@link #DONE} as soon as anything of the range was stored or had been listed before, so a full
 * table loses sectors without a word. A clear that would split an entry is refused one slot before the table is full.
 */
public final class BadBlocks67 extends BadBlocksPage {
    /** How often a set that found no slot starts over when a later round made room. */
    private static final int RETRIES = 3;

    /** An empty table of one page. */
    public BadBlocks67(Ledger ledger, String name) {
        this(ledger, name, MAX_BADBLOCKS, 0);
    }

    /** An empty table of {@code capacity} entries; {@code shift} -1 means disabled. */
    public BadBlocks67(Ledger ledger, String name, int capacity, int shift) {
        super(ledger, name, capacity, shift);
    }

    /** The last entry that starts at or before {@code s}, or -1. The hint matters only for a table that is not sorted. */
    private int find(long s, int hint) {
        int count = count();
        if (count == 0) {
            return -1;
        }
        if (hint >= 0) {
            for (int h = hint; h <= hint + 1; h++) {
                if (h >= count || below(s, startAt(h))) {
                    break;
                }
                if (h == count - 1 || below(s, startAt(h + 1))) {
                    return h;
                }
            }
        }
        if (below(s, startAt(0))) {
            return -1;
        }
        if (atMost(startAt(count - 1), s)) {
            return count - 1;
        }
        int lo = 0;
        int hi = count;
        while (hi - lo > 1) {
            int mid = (lo + hi) / 2;
            long start = startAt(mid);
            if (start == s) {
                return mid;
            }
            if (below(start, s)) {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        return lo;
    }

    private int put(int at, long s, long m, boolean acked) {
        int length = (int) min(m, BB_MAX_LEN);
        insert(at, pack(s, length - 1, acked));
        return length;
    }

    /** Lets the entry that begins at {@code s} go into the one that ends there. */
    private boolean absorb(int i, long s) {
        if (i > 0 && startAt(i) == s && joins(i - 1)) {
            joinNext(i - 1);
            return true;
        }
        return false;
    }

    private boolean joins(int i) {
        return endAt(i) == startAt(i + 1)
                && lengthAt(i) + lengthAt(i + 1) <= BB_MAX_LEN
                && ackedAt(i) == ackedAt(i + 1);
    }

    private void joinNext(int i) {
        store(i, pack(startAt(i), lengthAt(i) + lengthAt(i + 1) - 1, ackedAt(i)));
        delete(i + 1);
    }

    @Override
    public int set(long sector, int sectors, boolean acknowledged) {
        if (!enabled() || sectors == 0) {
            return REFUSED;
        }
        boolean stored = false;
        int hint = -1;
        int prev = -1;
        for (int attempt = 0; attempt <= RETRIES; attempt++) {
            long s = sector;
            int n = sectors;
            boolean starved = false;
            do {
                long m = n;
                int done = 0;
                prev = count() == 0 ? prev : find(s, hint);
                if (count() == 0) {
                    done = put(0, s, m, acknowledged);
                    stored = true;
                } else if (prev < 0) {
                    // In front of every entry.
                    if (!full()) {
                        done = put(0, s, min(m, startAt(0) - s), acknowledged);
                        stored = true;
                    } else if (runsInto(s, m, 0)) {
                        done = (int) (startAt(0) - s);
                        if (atMost(endAt(0) - s, BB_MAX_LEN) && ackedAt(0) == acknowledged) {
                            store(0, pack(s, lengthAt(0) + done - 1, acknowledged));
                            stored = true;
                        } else {
                            starved = true;
                        }
                    } else {
                        return answer(stored, acknowledged);
                    }
                    hint = 0;
                } else if (absorb(prev, s)) {
                    // Two old entries became one; the same sector comes again.
                    stored = true;
                    hint = prev;
                } else if (covers(prev, s)) {
                    if (ackedAt(prev) == acknowledged) {
                        done = (int) min(m, endAt(prev) - s);
                        stored = true;
                    } else {
                        boolean head = below(startAt(prev), s);
                        boolean tail = below(s + m, endAt(prev));
                        long length = tail ? m : endAt(prev) - s;
                        if (ackedAt(prev) || count() + (head ? 1 : 0) + (tail ? 1 : 0) >= capacity()) {
                            // An acknowledged entry keeps its standing, and without a slot nothing can be cut out.
                            done = (int) min(m, endAt(prev) - s);
                        } else {
                            acknowledgePart(prev, s, length, head, tail);
                            done = (int) length;
                            stored = true;
                            absorb(prev, s);
                        }
                    }
                    hint = prev;
                } else if (s == endAt(prev) && lengthAt(prev) < BB_MAX_LEN && ackedAt(prev) == acknowledged) {
                    // Right behind an entry that has room.
                    done = (int) min(m, BB_MAX_LEN - lengthAt(prev));
                    if (prev + 1 < count() && below(startAt(prev + 1) - endAt(prev), done)) {
                        done = (int) (startAt(prev + 1) - endAt(prev));
                    }
                    store(prev, pack(startAt(prev), lengthAt(prev) + done - 1, acknowledged));
                    stored = true;
                    hint = prev;
                } else if (full()) {
                    if (prev + 1 < count() && runsInto(s, m, prev + 1) && atMost(endAt(prev + 1), s + m)) {
                        // Jumps over the gap and over the entry behind it; nobody is told.
                        done = (int) (endAt(prev + 1) - s);
                        hint = prev + 1;
                    } else {
                        done = n;
                        starved = true;
                        hint = -1;
                    }
                } else {
                    long room = prev + 1 < count() && runsInto(s, m, prev + 1) ? min(m, startAt(prev + 1) - s) : m;
                    done = put(prev + 1, s, room, acknowledged);
                    stored = true;
                    hint = prev + 1;
                }
                s += done;
                n -= done;
            } while (n > 0);
            if (prev >= 0 && prev + 1 < count() && joins(prev)) {
                joinNext(prev);
            }
            if (!starved || full()) {
                break;
            }
        }
        return answer(stored, acknowledged);
    }

    private int answer(boolean stored, boolean acknowledged) {
        if (!stored) {
            return REFUSED;
        }
        noteChange(!acknowledged);
        return DONE;
    }

    /** Acknowledges {@code length} sectors from {@code s} on inside entry {@code i}; what lies around them stays as it is. */
    private void acknowledgePart(int i, long s, long length, boolean head, boolean tail) {
        long start = startAt(i);
        long end = endAt(i);
        store(i, pack(s, length - 1, true));
        if (tail) {
            insert(i + 1, pack(s + length, end - (s + length) - 1, false));
        }
        if (head) {
            insert(i, pack(start, s - start - 1, false));
        }
    }

    @Override
    public int clear(long sector, int sectors) {
        if (!enabled() || sectors == 0) {
            return REFUSED;
        }
        long s = sector;
        int n = sectors;
        int hint = -1;
        boolean cleared = false;
        do {
            long m = n;
            // Where nothing is listed, the rest counts as cleared.
            int done = n;
            boolean ok = true;
            int p = find(s, hint);
            if (p < 0) {
                if (count() > 0 && runsInto(s, m, 0)) {
                    done = (int) (startAt(0) - s);
                    hint = 0;
                }
            } else if (p == count() - 1 && !covers(p, s)) {
                done = n;
            } else if (full() && below(startAt(p), s) && below(s + m, endAt(p))) {
                ok = false;
            } else if (covers(p, s)) {
                boolean head = below(startAt(p), s);
                if (head && below(s + m, endAt(p))) {
                    if (count() + 1 >= capacity()) {
                        ok = false;
                    } else {
                        long end = endAt(p);
                        store(p, pack(startAt(p), s - startAt(p) - 1, ackedAt(p)));
                        insert(p + 1, pack(s + m, end - s - m - 1, ackedAt(p)));
                        done = (int) m;
                    }
                } else {
                    if (head) {
                        done = (int) (endAt(p) - s);
                        store(p, pack(startAt(p), s - startAt(p) - 1, ackedAt(p)));
                    } else if (below(m, lengthAt(p))) {
                        done = (int) m;
                        store(p, pack(startAt(p) + m, lengthAt(p) - m - 1, ackedAt(p)));
                    } else {
                        done = lengthAt(p);
                        delete(p);
                    }
                    hint = p;
                }
            } else if (runsInto(s, m, p + 1)) {
                done = (int) (startAt(p + 1) - s);
                hint = p + 1;
            }
            cleared |= ok;
            s += done;
            n -= done;
        } while (n > 0);
        if (cleared) {
            noteChange(false);
            return DONE;
        }
        return REFUSED;
    }

    /** {@inheritDoc} Reports the lowest overlapping entry. For {@code n == 0} or a disabled table the kernel also warns. */
    @Override
    public int check(long sector, int sectors, BadRange out) {
        long s = sector;
        int n = sectors;
        int hint = -1;
        boolean acked = false;
        boolean unacked = false;
        do {
            long m = n;
            int done = n;
            int p = find(s, hint);
            if (p >= 0 && covers(p, s)) {
                if (!acked && !unacked) {
                    out.found(startAt(p), lengthAt(p));
                }
                acked |= ackedAt(p);
                unacked |= !ackedAt(p);
                if (below(endAt(p), s + m)) {
                    done = (int) (endAt(p) - s);
                }
            } else if (p + 1 < count() && runsInto(s, m, p + 1)) {
                done = (int) (startAt(p + 1) - s);
                hint = p + 1;
            }
            s += done;
            n -= done;
        } while (n > 0);
        return unacked ? -1 : acked ? 1 : 0;
    }
}
