package daxsim.state;

import java.util.Arrays;

/**
 * The runs of a {@link RangeMap} in order, in pages of a few hundred: a replacement moves a part of a page and not everything
 * behind it. Neighbours that continue each other are one run.
 */
final class SortedRuns {
    /** Runs in a page at most. */
    static final int PAGE = 512;

    private static final int SMALLEST = 8;

    /** Some neighbouring runs; a run ends where the next one begins. */
    private static final class Page {
        long[] starts;
        long[] values;
        long[] bases;
        int size;

        Page(int room) {
            starts = new long[room];
            values = new long[room];
            bases = new long[room];
        }

        /** Index of the run that holds a key. */
        int indexOf(long key) {
            int i = Arrays.binarySearch(starts, 0, size, key);
            return i >= 0 ? i : -i - 2;
        }

        void reserve(int room) {
            if (room > starts.length) {
                int length = Math.min(PAGE, Math.max(room, 2 * starts.length));
                starts = Arrays.copyOf(starts, length);
                values = Arrays.copyOf(values, length);
                bases = Arrays.copyOf(bases, length);
            }
        }

        void move(int from, int to, int count) {
            System.arraycopy(starts, from, starts, to, count);
            System.arraycopy(values, from, values, to, count);
            System.arraycopy(bases, from, bases, to, count);
        }

        void copy(Page source, int from, int at, int count) {
            System.arraycopy(source.starts, from, starts, at, count);
            System.arraycopy(source.values, from, values, at, count);
            System.arraycopy(source.bases, from, bases, at, count);
        }

        long baseAt(int i, long key) {
            return bases[i] < 0 ? bases[i] : bases[i] + key - starts[i];
        }

        /** Appends a run, or lets the last one go on when that comes to the same. */
        void append(long start, long value, long base) {
            if (size > 0 && values[size - 1] == value) {
                long last = bases[size - 1];
                if (last < 0 ? base < 0 : base == last + start - starts[size - 1]) {
                    return;
                }
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
                bases = Arrays.copyOf(bases, 2 * size);
            }
            starts[size] = start;
            values[size] = value;
            bases[size] = base;
            size++;
        }
    }

    private final long end;
    /** What comes into the place of some runs, while it is put together; longer than a page when it has to be. */
    private final Page fresh = new Page(SMALLEST);

    private Page[] pages = {new Page(SMALLEST)};
    private int count = 1;
    private int size = 1;

    SortedRuns(long start, long end, long value, long base) {
        this.end = end;
        pages[0].append(start, value, base);
    }

    int size() {
        return size;
    }

    private int pageOf(long key) {
        int lo = 0;
        int hi = count;
        while (hi - lo > 1) {
            int mid = lo + hi >>> 1;
            if (pages[mid].starts[0] <= key) {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        return lo;
    }

    private long endOf(int p, int i) {
        if (i + 1 < pages[p].size) {
            return pages[p].starts[i + 1];
        }
        return p + 1 < count ? pages[p + 1].starts[0] : end;
    }

    long valueAt(long key) {
        Page page = pages[pageOf(key)];
        return page.values[page.indexOf(key)];
    }

    Runs get(long from, long to) {
        int p = pageOf(from);
        int i = pages[p].indexOf(from);
        if (endOf(p, i) >= to) {
            return Runs.of(to - from, pages[p].values[i], pages[p].baseAt(i, from));
        }
        Runs.Builder out = new Runs.Builder();
        for (long at = from; at < to; i++) {
            if (i == pages[p].size) {
                p++;
                i = 0;
            }
            long stop = Math.min(endOf(p, i), to);
            out.add(stop - at, pages[p].values[i], pages[p].baseAt(i, at));
            at = stop;
        }
        return out.build();
    }

    long firstNot(long value, long from, long to) {
        int p = pageOf(from);
        int i = pages[p].indexOf(from);
        long at = from;
        while (at < to && pages[p].values[i] == value) {
            at = endOf(p, i);
            i++;
            if (i == pages[p].size && at < to) {
                p++;
                i = 0;
            }
        }
        return Math.min(at, to);
    }

    /** Where the run before the one that holds a key begins, or that one itself when it is the first. */
    long startBefore(long key) {
        int p = pageOf(key);
        int i = pages[p].indexOf(key);
        if (i > 0) {
            return pages[p].starts[i - 1];
        }
        return p > 0 ? pages[p - 1].starts[pages[p - 1].size - 1] : pages[p].starts[0];
    }

    /** Where the run behind the one that ends at or behind {@code to} ends, or that one itself when it is the last. */
    long endBehind(long to) {
        int p = pageOf(to - 1);
        long stop = endOf(p, pages[p].indexOf(to - 1));
        if (stop == end) {
            return end;
        }
        p = pageOf(stop);
        return endOf(p, pages[p].indexOf(stop));
    }

    /** The sum of the hashes of the runs that hold keys of {@code [from, to)}. */
    long hash(long id, long from, long to) {
        long sum = 0;
        int p = pageOf(from);
        int i = pages[p].indexOf(from);
        for (long at = from; at < to; i++) {
            if (i == pages[p].size) {
                p++;
                i = 0;
            }
            Page page = pages[p];
            at = endOf(p, i);
            sum += Hash.mix(Hash.mix(id, page.starts[i], at), page.values[i], page.bases[i]);
        }
        return sum;
    }

    void replace(long from, Runs with) {
        long to = from + with.length();
        int p = pageOf(from);
        int i = pages[p].indexOf(from);
        int q = pageOf(to - 1);
        int j = pages[q].indexOf(to - 1);
        long tailValue = pages[q].values[j];
        long tailBase = pages[q].baseAt(j, to);
        boolean tail = endOf(q, j) > to;

        // The run before and the one behind come along, because the new ones may continue them or be continued.
        fresh.size = 0;
        if (pages[p].starts[i] < from) {
            fresh.append(pages[p].starts[i], pages[p].values[i], pages[p].bases[i]);
        } else if (i > 0) {
            i--;
            fresh.append(pages[p].starts[i], pages[p].values[i], pages[p].bases[i]);
        } else if (p > 0) {
            p--;
            i = pages[p].size - 1;
            fresh.append(pages[p].starts[i], pages[p].values[i], pages[p].bases[i]);
        }
        long at = from;
        for (int k = 0; k < with.count(); k++) {
            fresh.append(at, with.value(k), with.base(k));
            at += with.length(k);
        }
        if (tail) {
            fresh.append(to, tailValue, tailBase);
        } else if (j + 1 < pages[q].size) {
            j++;
            fresh.append(to, pages[q].values[j], pages[q].bases[j]);
        } else if (q + 1 < count) {
            q++;
            j = 0;
            fresh.append(to, pages[q].values[0], pages[q].bases[0]);
        }
        splice(p, i, q, j);
    }

    /** Puts the fresh runs into the place of those from run i of page p to run j of page q. */
    private void splice(int p, int i, int q, int j) {
        Page page = pages[p];
        int behind = pages[q].size - j - 1;
        int left = i + fresh.size + behind;
        if (p == q && left <= PAGE) {
            size += left - page.size;
            page.reserve(left);
            page.move(j + 1, i + fresh.size, behind);
            page.copy(fresh, 0, i, fresh.size);
            page.size = left;
            return;
        }
        Page whole = new Page(left);
        whole.copy(page, 0, 0, i);
        whole.copy(fresh, 0, i, fresh.size);
        whole.copy(pages[q], j + 1, i + fresh.size, behind);
        int old = 0;
        for (int k = p; k <= q; k++) {
            old += pages[k].size;
        }
        size += left - old;
        distribute(p, q, whole, left);
    }

    /** Cuts runs into pages of equal size that leave room, in the place of pages p to q. */
    private void distribute(int p, int q, Page whole, int runs) {
        int parts = (runs + PAGE / 2 - 1) / (PAGE / 2);
        int behind = count - q - 1;
        Page[] next = new Page[Math.max(pages.length, p + parts + behind + 1)];
        System.arraycopy(pages, 0, next, 0, p);
        System.arraycopy(pages, q + 1, next, p + parts, behind);
        for (int k = 0; k < parts; k++) {
            int from = (int) ((long) runs * k / parts);
            int to = (int) ((long) runs * (k + 1) / parts);
            Page part = new Page(Math.max(SMALLEST, to - from));
            part.copy(whole, from, 0, to - from);
            part.size = to - from;
            next[p + k] = part;
        }
        pages = next;
        count = p + parts + behind;
    }
}
