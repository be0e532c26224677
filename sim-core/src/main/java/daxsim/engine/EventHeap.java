package daxsim.engine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;

/**
 * DSOL's event list as a four-ary heap over plain numbers.
 *
 * <p>Order: time, then priority (higher first), then id: total, and repeatable when ids are per simulation. The root is left
 * as a hole after {@link #removeFirst}: the event that follows is most often the next one of the same task, and then one
 * sift serves both.
 */
public final class EventHeap implements EventListInterface<Long> {
    private static final int ID_BITS = 48;

    /** Two numbers a slot: time, and priority with id. */
    private long[] keys = new long[2 * 64];

    @SuppressWarnings({"unchecked", "rawtypes"})
    private SimEventInterface<Long>[] events = new SimEventInterface[64];

    private int size;
    private boolean hole;

    private static long tieKey(SimEventInterface<Long> event) {
        return (long) (SimEventInterface.MAX_PRIORITY - event.getPriority()) << ID_BITS | event.getId();
    }

    @Override
    public void add(SimEventInterface<Long> event) {
        add(event, event.getAbsoluteExecutionTime(), tieKey(event));
    }

    /** Adds a task's own event without boxing its time. */
    void add(Wakeup event) {
        add(event, event.time, tieKey(event));
    }

    private void add(SimEventInterface<Long> event, long time, long tie) {
        if (hole) {
            hole = false;
            siftDown(0, event, time, tie);
            return;
        }
        if (size == events.length) {
            events = Arrays.copyOf(events, 2 * size);
            keys = Arrays.copyOf(keys, 4 * size);
        }
        siftUp(size++, event, time, tie);
    }

    private void siftUp(int from, SimEventInterface<Long> event, long time, long tie) {
        int i = from;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            long parentTime = keys[2 * parent];
            if (time > parentTime || time == parentTime && tie >= keys[2 * parent + 1]) {
                break;
            }
            move(parent, i);
            i = parent;
        }
        put(i, event, time, tie);
    }

    private void siftDown(int from, SimEventInterface<Long> event, long time, long tie) {
        final long[] k = keys;
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
            move(best, i);
            i = best;
        }
        put(i, event, time, tie);
    }

    private void move(int from, int to) {
        keys[2 * to] = keys[2 * from];
        keys[2 * to + 1] = keys[2 * from + 1];
        events[to] = events[from];
    }

    private void put(int i, SimEventInterface<Long> event, long time, long tie) {
        keys[2 * i] = time;
        keys[2 * i + 1] = tie;
        events[i] = event;
    }

    private void fillHole() {
        if (hole) {
            hole = false;
            removeAt(0);
        }
    }

    private void removeAt(int i) {
        size--;
        SimEventInterface<Long> last = events[size];
        long time = keys[2 * size];
        long tie = keys[2 * size + 1];
        clearSlot(size);
        if (i == size) {
            return;
        }
        siftDown(i, last, time, tie);
        if (events[i] == last) {
            siftUp(i, last, time, tie);
        }
    }

    @SuppressWarnings("NullAway") // slots beyond the size are never read
    private void clearSlot(int i) {
        events[i] = null;
    }

    /** Time of the first event, or {@link Long#MAX_VALUE} when there is none. */
    long firstTime() {
        fillHole();
        return size == 0 ? Long.MAX_VALUE : keys[0];
    }

    @Override
    public SimEventInterface<Long> first() {
        fillHole();
        if (size == 0) {
            throw new NoSuchElementException("the event list is empty");
        }
        return events[0];
    }

    @Override
    public SimEventInterface<Long> removeFirst() {
        SimEventInterface<Long> first = first();
        hole = true;
        return first;
    }

    @Override
    public boolean remove(SimEventInterface<Long> event) {
        fillHole();
        for (int i = 0; i < size; i++) {
            if (events[i].equals(event)) {
                removeAt(i);
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean contains(SimEventInterface<Long> event) {
        fillHole();
        for (int i = 0; i < size; i++) {
            if (events[i].equals(event)) {
                return true;
            }
        }
        return false;
    }

    @Override
    @SuppressWarnings("NullAway")
    public void clear() {
        Arrays.fill(events, 0, size, null);
        size = 0;
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
        SimEventInterface<Long>[] copy = Arrays.copyOf(events, size);
        Arrays.sort(copy, (a, b) -> {
            int byTime = Long.compare(a.getAbsoluteExecutionTime(), b.getAbsoluteExecutionTime());
            return byTime != 0 ? byTime : Long.compare(tieKey(a), tieKey(b));
        });
        return Arrays.asList(copy).iterator();
    }
}
