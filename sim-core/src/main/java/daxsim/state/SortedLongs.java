package daxsim.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in order, each with a value, in pages of a few hundred: an insertion moves a part of a page and not everything
 * behind it. A page is as long as what it holds, and one whose values are all alike keeps a single one, so that a million
 * keys with equal values take about nine megabytes.
 *
 * <p>A page holds the keys from its bound up to the bound of the next one. The first has no lower bound, and no page but the
 * only one is empty.
 */
final class SortedLongs {
    /** Keys in a page at most. */
    static final int PAGE = 512;

    private static final int SMALLEST = 8;

    /** Some neighbouring keys. */
    private static final class Page {
        long[] keys = new long[SMALLEST];
        /** One value a key, or null while all of them are {@link #common}. */
        long @Nullable [] values;

        long common;
        int size;

        int find(long key) {
            return Arrays.binarySearch(keys, 0, size, key);
        }

        long value(int i) {
            return values == null ? common : values[i];
        }

        void setValue(int i, long value) {
            if (values == null) {
                if (value == common) {
                    return;
                }
                if (size == 1) {
                    common = value;
                    return;
                }
                values = new long[keys.length];
                Arrays.fill(values, 0, size, common);
            }
            values[i] = value;
        }

        void insert(int i, long key, long value) {
            if (size == keys.length) {
                resize(Math.min(PAGE, size + Math.max(SMALLEST, size >> 3)));
            }
            System.arraycopy(keys, i, keys, i + 1, size - i);
            keys[i] = key;
            if (size == 0) {
                values = null;
                common = value;
            }
            if (values != null) {
                System.arraycopy(values, i, values, i + 1, size - i);
                values[i] = common;
            }
            size++;
            setValue(i, value);
        }

        void remove(int i) {
            size--;
            System.arraycopy(keys, i + 1, keys, i, size - i);
            if (values != null) {
                System.arraycopy(values, i + 1, values, i, size - i);
            }
        }

        private void resize(int length) {
            keys = Arrays.copyOf(keys, length);
            values = values == null ? null : Arrays.copyOf(values, length);
        }

        /** Everything from key {@code i} on moves into a page of its own. */
        Page splitAt(int i) {
            Page upper = new Page();
            upper.keys = Arrays.copyOfRange(keys, i, Math.max(size, i + SMALLEST));
            upper.values = values == null ? null : Arrays.copyOfRange(values, i, i + upper.keys.length);
            upper.common = common;
            upper.size = size - i;
            size = i;
            resize(Math.max(i, SMALLEST));
            return upper;
        }
    }

    private Page[] pages = {new Page()};
    private long[] bounds = new long[1];
    private int count = 1;
    private int size;
    /** Where the last search ended. */
    private int lastPage;

    int size() {
        return size;
    }

    private int pageOf(long key) {
        if (count == 1) {
            return 0;
        }
        // Who asks for a key asks for its neighbours too.
        int last = lastPage;
        if (last < count && (last == 0 || bounds[last] <= key) && (last + 1 == count || key < bounds[last + 1])) {
            return last;
        }
        int at = Arrays.binarySearch(bounds, 1, count, key);
        lastPage = at >= 0 ? at : -at - 2;
        return lastPage;
    }

    /** The value of a key, or {@code absent}. */
    long get(long key, long absent) {
        Page page = pages[pageOf(key)];
        int i = page.find(key);
        return i < 0 ? absent : page.value(i);
    }

    /** Sets a value and returns the one before, {@code absent} if there was none. */
    long put(long key, long value, long absent) {
        int p = pageOf(key);
        Page page = pages[p];
        int i = page.find(key);
        if (i >= 0) {
            long old = page.value(i);
            page.setValue(i, value);
            return old;
        }
        i = -i - 1;
        size++;
        if (page.size == PAGE) {
            // What comes in ascending order fills its pages.
            int middle = i == PAGE && p == count - 1 ? PAGE : PAGE / 2;
            Page upper = page.splitAt(middle);
            insertPage(p + 1, upper, middle == PAGE ? key : upper.keys[0]);
            if (i > middle || middle == PAGE) {
                page = upper;
                i -= middle;
            }
        }
        page.insert(i, key, value);
        return absent;
    }

    /** Removes a key and returns its value, {@code absent} if there was none. */
    long remove(long key, long absent) {
        int p = pageOf(key);
        Page page = pages[p];
        int i = page.find(key);
        if (i < 0) {
            return absent;
        }
        long old = page.value(i);
        page.remove(i);
        size--;
        if (page.size == 0 && count > 1) {
            removePage(p);
        }
        return old;
    }

    private void insertPage(int at, Page page, long bound) {
        if (count == pages.length) {
            int room = count + Math.max(SMALLEST, count >> 1);
            pages = Arrays.copyOf(pages, room);
            bounds = Arrays.copyOf(bounds, room);
        }
        System.arraycopy(pages, at, pages, at + 1, count - at);
        System.arraycopy(bounds, at, bounds, at + 1, count - at);
        pages[at] = page;
        bounds[at] = bound;
        count++;
    }

    @SuppressWarnings("NullAway") // nothing is read behind the last page
    private void removePage(int at) {
        count--;
        System.arraycopy(pages, at + 1, pages, at, count - at);
        System.arraycopy(bounds, at + 1, bounds, at, count - at);
        pages[count] = null;
    }

    /** The smallest key in a range that is not empty, or {@code to}. */
    long firstIn(long from, long to) {
        int p = pageOf(from);
        int i = lowerBound(pages[p], from);
        if (i == pages[p].size) {
            if (p + 1 == count) {
                return to;
            }
            p++;
            i = 0;
        }
        return Math.min(pages[p].keys[i], to);
    }

    /** The largest key in a range that is not empty, or {@code from - 1}. */
    long lastIn(long from, long to) {
        int p = pageOf(to - 1);
        int i = lowerBound(pages[p], to) - 1;
        if (i < 0) {
            if (p == 0) {
                return from - 1;
            }
            p--;
            i = pages[p].size - 1;
        }
        return Math.max(pages[p].keys[i], from - 1);
    }

    /** How many keys are smaller. */
    int countBelow(long key) {
        int p = pageOf(key);
        int below = lowerBound(pages[p], key);
        for (int i = 0; i < p; i++) {
            below += pages[i].size;
        }
        return below;
    }

    private static int lowerBound(Page page, long key) {
        int i = page.find(key);
        return i < 0 ? -i - 1 : i;
    }

    /** Shows the keys of a range. */
    void forEachIn(long from, long to, LongMap.Visitor visitor) {
        int p = pageOf(from);
        int i = lowerBound(pages[p], from);
        while (p < count) {
            Page page = pages[p];
            for (; i < page.size; i++) {
                if (page.keys[i] >= to) {
                    return;
                }
                visitor.visit(page.keys[i], page.value(i));
            }
            p++;
            i = 0;
        }
    }
}
