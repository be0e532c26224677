package daxsim.engine;

import java.util.Arrays;

/**
 * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte 2010): tasks have random priorities, the ready
 * task of the highest goes on, and at a few random steps the running task falls behind all others. A bug that needs {@code depth}
 * orderings is found by one execution with a probability of at least {@link #bound}, whatever else goes on.
 *
 * <p>Questions about data are answered evenly; the bound is about schedules alone.
 */
public final class PctChoices implements Choices {
    private final int depth;
    private final int steps;
    private final SeededChoices data;
    private long seed;
    private final long[] changes;
    private double[] priorities = new double[8];
    private int known;
    private int at;

    /**
     * @param depth number of orderings that a bug may need, at least 1
     * @param steps an upper bound on the steps of an execution at which more than one task can go on
     */
    public PctChoices(int depth, int steps, long seed) {
        this.depth = depth;
        this.steps = Math.max(1, steps);
        this.data = new SeededChoices(seed);
        this.changes = new long[depth - 1];
        reseed(seed);
    }

    /** Starts another execution. */
    public void reseed(long next) {
        seed = next;
        data.reseed(next);
        for (int i = 0; i < changes.length; i++) {
            changes[i] = 1 + Long.remainderUnsigned(Mix.mix(Mix.mix(seed, -1), i), steps);
        }
        known = 0;
        at = 0;
    }

    /** Steps of the execution at which more than one task could go on. */
    public int steps() {
        return at;
    }

    /** Tasks that were drawn a priority. */
    public int tasks() {
        return Math.max(1, known);
    }

    /** 1 / (tasks * steps^(depth-1)): how likely one execution is, at least, to find a bug of that depth. */
    public static double bound(int tasks, int steps, int depth) {
        double bound = 1.0 / tasks;
        for (int i = 1; i < depth; i++) {
            bound /= steps;
        }
        return bound;
    }

    /** A task's priority is drawn when it is first met; all drawn ones are above those of tasks that fell behind. */
    private double priority(int task) {
        if (task >= priorities.length) {
            priorities = Arrays.copyOf(priorities, Math.max(task + 1, 2 * priorities.length));
        }
        for (; known <= task; known++) {
            priorities[known] = depth + Mix.unit(Mix.mix(Mix.mix(seed, -2), known));
        }
        return priorities[task];
    }

    @Override
    public int next(Ready ready) {
        int best = 0;
        for (int i = 1; i < ready.size(); i++) {
            if (priority(ready.task(i)) > priority(ready.task(best))) {
                best = i;
            }
        }
        if (ready.size() == 1) {
            return 0; // nobody to fall behind: the next step with somebody else is soon enough
        }
        at++;
        for (int i = 0; i < changes.length; i++) {
            if (changes[i] == at) {
                priority(ready.task(best));
                priorities[ready.task(best)] = depth - 1 - i;
            }
        }
        return best;
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        return data.pick(point, entity, bound);
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return 0.5;
    }
}
