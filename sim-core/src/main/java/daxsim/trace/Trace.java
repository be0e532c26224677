package daxsim.trace;

import daxsim.engine.Engine;
import java.util.Arrays;

/**
 * Append-only list of what happened: time, CPU, task, device, event, rule, and up to three numbers whose meaning the event defines.
 *
 * <p>Counting only, as exploration wants it, keeps how often each event came and nothing else.
 */
public final class Trace {
    private static final int TYPES = EventType.values().length;

    private final int[] counts = new int[TYPES];
    private boolean keep = true;
    private int size;
    private long[] times = new long[64];
    private int[] cpus = new int[64];
    private int[] tasks = new int[64];
    private int[] devices = new int[64];
    private EventType[] types = new EventType[64];
    private Rule[] rules = new Rule[64];
    private long[] numbers = new long[3 * 64];

    /** Whether events are kept or only counted. */
    public void keepEvents(boolean on) {
        keep = on;
    }

    /** Whether events are kept. */
    public boolean keeps() {
        return keep;
    }

    /** Forgets everything: a new run begins. */
    public void clear() {
        size = 0;
        Arrays.fill(counts, 0);
    }

    /** Appends an event of the task that runs now, about a device or about none (-1). */
    public void add(Engine engine, int device, EventType type, Rule rule, long a, long b, long c) {
        counts[type.ordinal()]++;
        if (!keep) {
            return;
        }
        if (size == times.length) {
            grow();
        }
        times[size] = engine.now();
        cpus[size] = engine.inTask() ? engine.current().cpu() : -1;
        tasks[size] = engine.inTask() ? engine.current().id() : -1;
        devices[size] = device;
        types[size] = type;
        rules[size] = rule;
        numbers[3 * size] = a;
        numbers[3 * size + 1] = b;
        numbers[3 * size + 2] = c;
        size++;
    }

    private void grow() {
        int n = 2 * size;
        times = Arrays.copyOf(times, n);
        cpus = Arrays.copyOf(cpus, n);
        tasks = Arrays.copyOf(tasks, n);
        devices = Arrays.copyOf(devices, n);
        types = Arrays.copyOf(types, n);
        rules = Arrays.copyOf(rules, n);
        numbers = Arrays.copyOf(numbers, 3 * n);
    }

    /** How often an event came. */
    public int count(EventType type) {
        return counts[type.ordinal()];
    }

    /** Number of events kept. */
    public int size() {
        return size;
    }

    /** The {@code i}-th event as a value. */
    public Entry entry(int i) {
        return new Entry(
                times[i],
                cpus[i],
                tasks[i],
                devices[i],
                types[i],
                rules[i],
                numbers[3 * i],
                numbers[3 * i + 1],
                numbers[3 * i + 2]);
    }

    /**
     * One event.
     *
     * @param timeNs virtual time; 0 in explored runs
     * @param cpu where it happened, or -1
     * @param task number of the task, or -1
     * @param device number of the persistent-memory device it is about, or -1
     */
    public record Entry(long timeNs, int cpu, int task, int device, EventType type, Rule rule, long a, long b, long c) {
        /** The event in words. */
        public String text() {
            return type.format(a, b, c);
        }
    }
}
