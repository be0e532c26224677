package daxsim.engine;

/** The tasks that can take the next step, the one that ran last first; optional ones at the end. */
public final class Ready {
    private int[] tasks = new int[8];
    private int size;
    private int optionalFrom;
    private int[] steady = new int[8];
    private int steadyCount;
    private long state;
    private long[] identities = new long[8];

    void clear() {
        size = 0;
        optionalFrom = Integer.MAX_VALUE;
        steadyCount = 0;
    }

    /** From here on optional tasks are added. */
    void optionalFollow() {
        optionalFrom = size;
    }

    /** Notes a task that must end and that nothing but its own steps, or its end, can stop. */
    void noteSteady(int task) {
        if (steadyCount == steady.length) {
            steady = java.util.Arrays.copyOf(steady, 2 * steadyCount);
        }
        steady[steadyCount++] = task;
    }

    /** Whether a task was noted by {@link #noteSteady}: as long as it is, the run is not over. */
    boolean isSteady(int task) {
        for (int i = 0; i < steadyCount; i++) {
            if (steady[i] == task) {
                return true;
            }
        }
        return false;
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

    /** Hash of the state in which they are ready, where {@link Choices#tellsStatesApart} asked for it. */
    public long state() {
        return state;
    }

    void state(long hash, java.util.List<Task> all) {
        state = hash;
        if (identities.length < all.size()) {
            identities = new long[Math.max(all.size(), 2 * identities.length)];
        }
        for (int i = 0; i < all.size(); i++) {
            identities[i] = all.get(i).identity;
        }
    }

    /** The identity of a task by its id, known with {@link #state}. */
    long identityOf(int id) {
        return identities[id];
    }

    /** Whether the run may end without the {@code i}-th ready task. */
    public boolean optional(int i) {
        return i >= optionalFrom;
    }

    /**
     * The tasks whose next step could end the run, and with it everything optional: {@link #ANY} when no task that must end
     * is sure to be able to go on, its id when only one is, else {@link #NONE}.
     */
    int mayEndRun() {
        return steadyCount == 0 ? ANY : steadyCount == 1 ? steady[0] : NONE;
    }

    /** Every task. */
    static final int ANY = -1;

    /** No task. */
    static final int NONE = -2;
}
