package daxsim.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import org.jspecify.annotations.Nullable;

/**
 * DSOL's event list over plain numbers: a sorted array while it is short, then a four-ary heap until it is empty again.
 *
 * <p>Order: time, then priority (higher first), then id: total, and repeatable when ids are per simulation. The heap's
 * root is left as a hole after {@link #removeFirst}: the event that follows is most often the next one of the same task, and
 * then one sift serves both. Only numbers move; an event stays in its slot while it is pending, and one that comes back at
 * once finds itself there.
 */
public final class EventHeap implements EventListInterface<Long> {
    /** More events than this make a heap. */
    private static final int SHORT = 24;

    private static final int ID_BITS = 48;
    private static final long NORMAL_TIE = tieKey(SimEventInterface.NORMAL_PRIORITY, 0);

    /** Two numbers a position: time, and priority with id. */
    private long[] keys = new long[2 * 64];
    /** Where the event of a position is; positions beyond the size hold the slots that are free. */
    private int[] slots = new int[64];

    private @Nullable SimEventInterface<Long>[] events = newEvents(64);

    private int size;
    /** A heap, first event at position 0; otherwise sorted, first event at the end. */
    private boolean heap;
    /** Only in a heap: the event at position 0 has been taken out. */
    private boolean hole;

    /** An empty list. */
    public EventHeap() {
        for (int i = 0; i < slots.length; i++) {
            slots[i] = i;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable SimEventInterface<Long>[] newEvents(int n) {
        return new SimEventInterface[n];
    }

    /** Higher priorities first, then smaller ids; right for every priority and for ids below 2^48. */
    private static long tieKey(short priority, long id) {
        return (long) ~priority << ID_BITS | id;
    }

    @Override
    public void add(SimEventInterface<Long> event) {
        add(event, event.getId());
    }

    /** Adds an event under another id than its own. */
    void add(SimEventInterface<Long> event, long id) {
        add(event, event.getAbsoluteExecutionTime(), tieKey(event.getPriority(), id));
    }

    /** Adds one of our own events without boxing its time. */
    void add(OwnEvent event) {
        add(event, event.time, NORMAL_TIE | event.sequence);
    }

    private void add(SimEventInterface<Long> event, long time, long tie) {
        if (hole) {
            hole = false;
            int slot = slots[0];
            if (events[slot] != event) {
                events[slot] = event;
            }
            siftDown(0, time, tie, slot);
            return;
        }
        if (!heap && size == SHORT) {
            becomeHeap();
        }
        if (size == slots.length) {
            grow();
        }
        int slot = slots[size];
        if (events[slot] != event) {
            events[slot] = event;
        }
        if (heap) {
            siftUp(size++, time, tie, slot);
        } else {
            insert(time, tie, slot);
        }
    }

    private void insert(long time, long tie, int slot) {
        final long[] k = keys;
        final int[] s = slots;
        int i = size++;
        while (i > 0) {
            long t = k[2 * i - 2];
            long otherTie = k[2 * i - 1];
            if (time < t || time == t && tie < otherTie) {
                break;
            }
            k[2 * i] = t;
            k[2 * i + 1] = otherTie;
            s[i] = s[i - 1];
            i--;
        }
        k[2 * i] = time;
        k[2 * i + 1] = tie;
        s[i] = slot;
    }

    /** A list in ascending order is a heap. */
    private void becomeHeap() {
        heap = true;
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            long time = keys[2 * i];
            long tie = keys[2 * i + 1];
            int slot = slots[i];
            keys[2 * i] = keys[2 * j];
            keys[2 * i + 1] = keys[2 * j + 1];
            slots[i] = slots[j];
            keys[2 * j] = time;
            keys[2 * j + 1] = tie;
            slots[j] = slot;
        }
    }

    private void grow() {
        events = Arrays.copyOf(events, 2 * size);
        keys = Arrays.copyOf(keys, 4 * size);
        slots = Arrays.copyOf(slots, 2 * size);
        for (int i = size; i < slots.length; i++) {
            slots[i] = i;
        }
    }

    private void siftUp(int from, long time, long tie, int slot) {
        final long[] k = keys;
        final int[] s = slots;
        int i = from;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            long parentTime = k[2 * parent];
            long parentTie = k[2 * parent + 1];
            if (time > parentTime || time == parentTime && tie >= parentTie) {
                break;
            }
            k[2 * i] = parentTime;
            k[2 * i + 1] = parentTie;
            s[i] = s[parent];
            i = parent;
        }
        k[2 * i] = time;
        k[2 * i + 1] = tie;
        s[i] = slot;
    }

    /** Returns the position where it came to rest. */
    private int siftDown(int from, long time, long tie, int slot) {
        final long[] k = keys;
        final int[] s = slots;
        final int n = size;
        int i = from;
        for (int child = 4 * i + 1; child < n; child = 4 * i + 1) {
            int best = child;
            long bestTime = k[2 * child];
            long bestTie = k[2 * child + 1];
            int end = Math.min(child + 4, n);
            for (int c = child + 1; c < end; c++) {
                long t = k[2 * c];
                if (t < bestTime || t == bestTime && k[2 * c + 1] < bestTie) {
                    best = c;
                    bestTime = t;
                    bestTie = k[2 * c + 1];
                }
            }
            if (time < bestTime || time == bestTime && tie < bestTie) {
                break;
            }
            k[2 * i] = bestTime;
            k[2 * i + 1] = bestTie;
            s[i] = s[best];
            i = best;
        }
        k[2 * i] = time;
        k[2 * i + 1] = tie;
        s[i] = slot;
        return i;
    }

    private void fillHole() {
        if (hole) {
            hole = false;
            removeAt(0);
        }
    }

    private void removeAt(int i) {
        int freed = slots[i];
        events[freed] = null;
        size--;
        if (!heap) {
            System.arraycopy(keys, 2 * i + 2, keys, 2 * i, 2 * (size - i));
            System.arraycopy(slots, i + 1, slots, i, size - i);
            slots[size] = freed;
            return;
        }
        heap = size > 0;
        int last = slots[size];
        slots[size] = freed;
        if (i == size) {
            return;
        }
        long time = keys[2 * size];
        long tie = keys[2 * size + 1];
        if (siftDown(i, time, tie, last) == i) {
            siftUp(i, time, tie, last);
        }
    }

    /** Whether some event is due before or at this time. Leaves the hole for the event that may follow. */
    boolean dueBy(long time) {
        if (!hole) {
            return size > 0 && keys[heap ? 0 : 2 * size - 2] <= time;
        }
        int end = Math.min(5, size);
        for (int child = 1; child < end; child++) {
            if (keys[2 * child] <= time) {
                return true;
            }
        }
        return false;
    }

    /** The first event, or null when there is none, as in DSOL's own lists. */
    @Override
    public @Nullable SimEventInterface<Long> first() {
        fillHole();
        return size == 0 ? null : events[slots[heap ? 0 : size - 1]];
    }

    /** Takes the first event out, or returns null when there is none. */
    @Override
    public @Nullable SimEventInterface<Long> removeFirst() {
        if (!heap) {
            return size == 0 ? null : events[slots[--size]];
        }
        fillHole();
        if (size == 0) {
            return null;
        }
        hole = true;
        return events[slots[0]];
    }

    private int find(SimEventInterface<Long> event) {
        fillHole();
        for (int i = 0; i < size; i++) {
            if (event.equals(events[slots[i]])) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean remove(SimEventInterface<Long> event) {
        int i = find(event);
        if (i >= 0) {
            removeAt(i);
        }
        return i >= 0;
    }

    @Override
    public boolean contains(SimEventInterface<Long> event) {
        return find(event) >= 0;
    }

    @Override
    public void clear() {
        for (int i = 0; i < size; i++) {
            events[slots[i]] = null;
        }
        size = 0;
        heap = false;
        hole = false;
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public int size() {
        return hole ? size - 1 : size;
    }

    /** In the order of the list; works on a copy. */
    @Override
    public Iterator<SimEventInterface<Long>> iterator() {
        fillHole();
        EventHeap copy = new EventHeap();
        copy.keys = keys.clone();
        copy.slots = slots.clone();
        copy.events = events.clone();
        copy.size = size;
        copy.heap = heap;
        List<SimEventInterface<Long>> sorted = new ArrayList<>(size);
        for (SimEventInterface<Long> event = copy.removeFirst(); event != null; event = copy.removeFirst()) {
            sorted.add(event);
        }
        return Collections.unmodifiableList(sorted).iterator();
    }
}
