package daxsim.engine;

/** The tasks that can take the next step, the one that ran last first; optional ones at the end. */
public final class Ready {
    private int[] tasks = new int[8];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int task) {
        if (size == tasks.length) {
            tasks = java.util.Arrays.copyOf(tasks, 2 * size);
        }
        tasks[size++] = task;
    }

    public int size() {
        return size;
    }

    /** Id of the {@code i}-th ready task. */
    public int task(int i) {
        return tasks[i];
    }
}
