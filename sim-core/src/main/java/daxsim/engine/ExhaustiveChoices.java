package daxsim.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every combination of answers, once each: an odometer whose wheels are the questions of one execution. The caller runs the
 * world, calls {@link #advance}, and runs it again until that returns false.
 *
 * <p>With sleep sets (Godefroid 1996) a schedule is skipped when it differs from one already run only in the order of steps
 * that touch nothing in common. What a step touches is measured by the world's ledger, not declared. Data questions inside a
 * step are never reduced.
 *
 * <p>With visited states a schedule is given up where it comes to a state from which everything has been, or is being, run
 * already. A state that is met again with fewer tasks asleep is run again (Godefroid 1996, section 5.3 has the joint use of both).
 *
 * <p>What commutes depends on the state in one more way: a run ends when no task that must end can go on, and then what is
 * optional can no longer happen. So a step that may be the last one does not commute with an optional task's. A step after
 * which its own task was ready to go on, whenever it was taken from here, is not the last one.
 */
public final class ExhaustiveChoices implements Choices {
    private static final class Wheel {
        final int bound;
        int at;
        /** Schedule wheels only: ids of the ready tasks. */
        final int[] tasks;
        /** Schedule wheels only: {@link Ready#mayEndRun}, and where the optional tasks begin. */
        final int mayEndRun;

        final int optionalFrom;
        /** Tasks asleep on entry, then those explored; with what their next step touches. */
        final int[] asleep;

        final long[] asleepReads;
        final long[] asleepWrites;
        final boolean[] asleepMayBeLast;
        int asleepCount;
        /** Union over all executions of the option at {@link #at}. */
        long reads;

        long writes;
        /** Whether some execution of that option left its task unable to go on by itself. */
        boolean mayBeLast;

        Wheel(int bound) {
            this.bound = bound;
            this.tasks = NO_TASKS;
            this.mayEndRun = Ready.NONE;
            this.optionalFrom = bound;
            this.asleep = NO_TASKS;
            this.asleepReads = NO_MASKS;
            this.asleepWrites = NO_MASKS;
            this.asleepMayBeLast = NO_FLAGS;
        }

        Wheel(Ready ready, Sleepers sleepers) {
            this.bound = ready.size();
            this.tasks = new int[bound];
            for (int i = 0; i < bound; i++) {
                tasks[i] = ready.task(i);
            }
            int from = 0;
            while (from < bound && !ready.optional(from)) {
                from++;
            }
            this.optionalFrom = from;
            this.mayEndRun = ready.mayEndRun();
            int room = sleepers.size + bound;
            this.asleep = java.util.Arrays.copyOf(sleepers.tasks, room);
            this.asleepReads = java.util.Arrays.copyOf(sleepers.reads, room);
            this.asleepWrites = java.util.Arrays.copyOf(sleepers.writes, room);
            this.asleepMayBeLast = java.util.Arrays.copyOf(sleepers.mayBeLast, room);
            this.asleepCount = sleepers.size;
        }

        boolean isSchedule() {
            return tasks != NO_TASKS;
        }

        boolean sleeps(int task) {
            for (int i = 0; i < asleepCount; i++) {
                if (asleep[i] == task) {
                    return true;
                }
            }
            return false;
        }

        /**
         * Whether the step that was chosen here, with this footprint, commutes with that of the {@code i}-th sleeper: the
         * order makes no difference, and neither keeps the other from happening.
         */
        boolean commutes(int i, long stepReads, long stepWrites) {
            long r = asleepReads[i];
            long w = asleepWrites[i];
            if (w == EVERYTHING || stepWrites == EVERYTHING) {
                return false;
            }
            boolean disables = mayEndRun == Ready.ANY || mayEndRun == asleep[i];
            if (at >= optionalFrom && disables && asleepMayBeLast[i]) {
                return false;
            }
            return (w & (stepReads | stepWrites)) == 0 && (stepWrites & r) == 0;
        }

        int firstAwakeFrom(int i) {
            int k = i;
            while (k < bound && sleeps(tasks[k])) {
                k++;
            }
            return k;
        }

        void putToSleep(int task) {
            asleep[asleepCount] = task;
            asleepReads[asleepCount] = reads;
            asleepWrites[asleepCount] = writes;
            asleepMayBeLast[asleepCount] = mayBeLast;
            asleepCount++;
            reads = 0;
            writes = 0;
            mayBeLast = false;
        }
    }

    /** The sleep set that the next schedule question inherits. */
    private static final class Sleepers {
        int[] tasks = new int[8];
        long[] reads = new long[8];
        long[] writes = new long[8];
        boolean[] mayBeLast = new boolean[8];
        int size;

        void add(int task, long r, long w, boolean last) {
            if (size == tasks.length) {
                mayBeLast = java.util.Arrays.copyOf(mayBeLast, 2 * size);
                tasks = java.util.Arrays.copyOf(tasks, 2 * size);
                reads = java.util.Arrays.copyOf(reads, 2 * size);
                writes = java.util.Arrays.copyOf(writes, 2 * size);
            }
            tasks[size] = task;
            reads[size] = r;
            writes[size] = w;
            mayBeLast[size] = last;
            size++;
        }
    }

    private static final int[] NO_TASKS = new int[0];
    private static final long[] NO_MASKS = new long[0];
    private static final boolean[] NO_FLAGS = new boolean[0];

    private final boolean sleepSets;
    private final @Nullable VisitedStates visited;
    private final List<Wheel> wheels = new ArrayList<>();
    private final Sleepers inherited = new Sleepers();
    private int depth;
    private int lastSchedule = -1;
    /** Whether the running execution was given up, so that its last step was not the last of a run. */
    private boolean pruned;

    /** With or without either reduction; the same outcomes are visited in each case. */
    public ExhaustiveChoices(boolean sleepSets, boolean visitedStates) {
        this.sleepSets = sleepSets;
        this.visited = visitedStates ? new VisitedStates() : null;
    }

    /** Without visited states. */
    public ExhaustiveChoices(boolean sleepSets) {
        this(sleepSets, false);
    }

    @Override
    public boolean tellsStatesApart() {
        return visited != null;
    }

    /** Number of states that were told apart. */
    public long states() {
        return visited == null ? 0 : visited.size();
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        if (bound == 1) {
            return 0;
        }
        if (depth == wheels.size()) {
            wheels.add(new Wheel(bound));
        }
        Wheel wheel = wheels.get(depth++);
        if (wheel.isSchedule() || wheel.bound != bound) {
            throw new IllegalStateException("the same answers led to another question: " + point + " of " + entity
                    + " with " + bound + " answers, before " + wheel.bound);
        }
        return wheel.at;
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return 0.5;
    }

    @Override
    public int next(Ready ready) {
        if (lastSchedule >= 0) {
            Wheel before = wheels.get(lastSchedule);
            before.mayBeLast |= !ready.isSteady(before.tasks[before.at]);
        }
        if (depth < wheels.size()) {
            Wheel wheel = wheels.get(depth);
            if (!wheel.isSchedule() || wheel.bound != ready.size() || !sameTasks(wheel, ready)) {
                throw new IllegalStateException("the same answers led to another set of ready tasks");
            }
            lastSchedule = depth++;
            return wheel.at;
        }
        if (visited != null && ready.size() > 1 && visited.covers(ready.state(), identities(ready))) {
            pruned = true;
            return PRUNED;
        }
        Wheel wheel = new Wheel(ready, inherited);
        int first = wheel.firstAwakeFrom(0);
        if (first == wheel.bound) {
            pruned = true;
            return PRUNED;
        }
        wheel.at = first;
        wheels.add(wheel);
        lastSchedule = depth++;
        return first;
    }

    /** Who sleeps now, by identity, ascending. */
    private long[] identities(Ready ready) {
        long[] asleep = new long[inherited.size];
        for (int i = 0; i < asleep.length; i++) {
            asleep[i] = ready.identityOf(inherited.tasks[i]);
        }
        java.util.Arrays.sort(asleep);
        return asleep;
    }

    private static boolean sameTasks(Wheel wheel, Ready ready) {
        for (int i = 0; i < wheel.bound; i++) {
            if (wheel.tasks[i] != ready.task(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void stepped(int task, long reads, long writes) {
        Wheel wheel = wheels.get(lastSchedule);
        wheel.reads |= reads;
        wheel.writes |= writes;
        inherited.size = 0;
        if (!sleepSets) {
            return;
        }
        for (int i = 0; i < wheel.asleepCount; i++) {
            if (wheel.commutes(i, reads, writes)) {
                inherited.add(wheel.asleep[i], wheel.asleepReads[i], wheel.asleepWrites[i], wheel.asleepMayBeLast[i]);
            }
        }
    }

    /** Moves to the next combination; false when all have been run. */
    public boolean advance() {
        if (!pruned && lastSchedule >= 0) {
            wheels.get(lastSchedule).mayBeLast = true;
        }
        pruned = false;
        depth = 0;
        lastSchedule = -1;
        inherited.size = 0;
        while (!wheels.isEmpty()) {
            Wheel wheel = wheels.getLast();
            if (wheel.isSchedule()) {
                if (sleepSets) {
                    wheel.putToSleep(wheel.tasks[wheel.at]);
                }
                wheel.at = wheel.firstAwakeFrom(wheel.at + 1);
            } else {
                wheel.at++;
            }
            if (wheel.at < wheel.bound) {
                return true;
            }
            wheels.removeLast();
        }
        return false;
    }
}
