package daxsim.engine;

import daxsim.state.Hash;
import daxsim.state.Ledger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * No clock: at every {@link #step} the choices decide which ready task goes on. Optional tasks are ready all the time and
 * come last; a sleeping task is ready when nothing else that must end is.
 */
public final class ExploredEngine extends Engine {
    private final Ready ready = new Ready();
    private boolean interleaves = true;
    private boolean pruned;
    private long steps;
    private int switches;
    private int lastRun = -1;
    /** As {@link #lastRun}, but what is optional does not count. */
    private int running = -1;
    /** Whether the running step keeps another from happening, or from happening next, whatever it touches. */
    private boolean disablesOthers;

    private int startedByNobody;
    private LongSupplier remembered = () -> 0;

    public ExploredEngine(Ledger ledger, Choices choices) {
        super(ledger, choices);
    }

    @Override
    public void reset() {
        super.reset();
        pruned = false;
        steps = 0;
        switches = 0;
        lastRun = -1;
        running = -1;
        startedByNobody = 0;
    }

    /** What those who judge a run will ask for beside the state: a hash that is part of every state's. */
    public void remembers(LongSupplier hash) {
        remembered = hash;
    }

    /**
     * Whether any ready task may go on. Otherwise the running one goes on until it ends or blocks; what may come at any
     * later step still may.
     */
    public void interleave(boolean on) {
        interleaves = on;
    }

    @Override
    public void spawnBackground(String name, Runnable body) {
        if (interleaves) {
            Task task = add(name, -1, true, 0, body);
            // A worker has nothing on its stack from whoever woke it, so it does not matter who that was.
            task.identity = Hash.of(name);
            task.told = task.identity;
        }
    }

    @Override
    public void spawnOptional(String name, Runnable body) {
        add(name, -1, true, 0, body);
    }

    @Override
    protected Task add(String name, int cpu, boolean optional, long delayNs, Runnable body) {
        Task task = new Task(tasks.size(), name, cpu, optional, body);
        tasks.add(task);
        Task parent = current;
        task.identity =
                parent == null ? Hash.mix(startedByNobody++, 0) : Hash.mix(parent.identity, 1 + parent.started++);
        // Its body may have been handed what its parent knew.
        task.told = Hash.mix(task.identity, parent == null ? 0 : ledger.told());
        disablesOthers |= !interleaves && !optional; // their numbers are then an order
        return task;
    }

    @Override
    public void run() {
        ledger.clearFootprint();
        while (halted() == null) {
            if (!findReady()) {
                return;
            }
            if (choices.tellsStatesApart() && ready.size() > 1) {
                ready.state(stateHash(), tasks);
            }
            int pick = choices.next(ready);
            if (pick == Choices.PRUNED) {
                pruned = true;
                return;
            }
            go(tasks.get(ready.task(pick)));
        }
    }

    /** Hash of everything on which the rest of the run, and its judgement, depends. */
    private long stateHash() {
        long hash = Hash.mix(ledger.stateHash(), remembered.getAsLong());
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            if (task.state != Task.State.DONE) {
                long one = Hash.mix(task.identity, task.told, task.state.ordinal() * 2 + (task.atomic ? 1 : 0));
                // where not just anybody may go on, the order of tasks decides who does
                hash = interleaves ? hash + one : Hash.mix(hash, one);
            }
        }
        return interleaves || running < 0 ? hash : Hash.mix(hash, tasks.get(running).identity);
    }

    private void go(Task task) {
        if (lastRun >= 0 && lastRun != task.id && !tasks.get(lastRun).done()) {
            switches++;
        }
        lastRun = task.id;
        disablesOthers = task.state == Task.State.SLEEPING;
        if (!task.optional) {
            // who goes on next, when not just anybody may, depends on who runs now
            disablesOthers |= !interleaves && running != task.id;
            running = task.id;
        }
        ledger.clearFootprint();
        task.state = Task.State.READY;
        task.condition = null;
        current = task;
        ledger.setTold(task.told);
        boolean ended = task.coroutine.resume();
        // Where it stands follows from what it was told and how often it gave way.
        task.told = Hash.mix(ledger.told(), 1);
        current = null;
        if (ended) {
            task.state = Task.State.DONE;
        }
        disablesOthers |= halted() != null;
        choices.stepped(task.id, ledger.reads(), disablesOthers ? Choices.EVERYTHING : ledger.writes());
    }

    @Override
    protected void ended(Task task) {
        disablesOthers = true;
    }

    /** Fills {@link #ready}; false when nothing that must end can go on. */
    private boolean findReady() {
        ledger.mute(true);
        ready.clear();
        boolean must = false;
        boolean onlySleepers = false;
        int first = interleaves ? lastRun : running;
        if (first >= 0 && !tasks.get(first).optional && canRun(tasks.get(first))) {
            ready.add(first);
            must = true;
        }
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            if (task.optional) {
                continue;
            }
            boolean mayCut = interleaves || !must || task.late;
            if (i != first && mayCut && canRun(task)) {
                ready.add(i);
                must = true;
            }
            if (task.state == Task.State.READY || task.state == Task.State.SLEEPING) {
                ready.noteSteady(i);
            }
        }
        if (!must) {
            for (Task task : tasks) {
                if (!task.optional && task.state == Task.State.SLEEPING) {
                    ready.add(task.id);
                    must = true;
                    onlySleepers = true;
                }
            }
        }
        if (must) {
            ready.optionalFollow();
            for (Task task : tasks) {
                if (task.optional && (canRun(task) || onlySleepers && task.state == Task.State.SLEEPING)) {
                    ready.add(task.id);
                }
            }
        }
        ledger.mute(false);
        return must;
    }

    private static boolean canRun(Task task) {
        return switch (task.state) {
            case READY -> true;
            case BLOCKED -> java.util.Objects.requireNonNull(task.condition).getAsBoolean();
            case SLEEPING, DONE -> false;
        };
    }

    @Override
    public void step() {
        if (!undisturbed()) {
            steps++;
            Coroutine.yieldNow();
        }
    }

    @Override
    public void spend(long ns) {}

    @Override
    public void await(WaitQueue queue, BooleanSupplier condition) {
        if (undisturbed()) {
            mustHold(condition);
            return;
        }
        Task task = current();
        while (!condition.getAsBoolean()) {
            task.state = Task.State.BLOCKED;
            task.condition = condition;
            Coroutine.yieldNow();
        }
    }

    @Override
    public void wake(WaitQueue queue) {}

    @Override
    public void sleep(long ns) {
        current().state = Task.State.SLEEPING;
        Coroutine.yieldNow();
    }

    @Override
    public void steal(int cpu, long ns) {}

    @Override
    public long now() {
        return 0;
    }

    @Override
    public boolean explores() {
        return true;
    }

    /** Whether this execution was cut because its continuations are known from another one. */
    public boolean pruned() {
        return pruned;
    }

    /** Steps at which somebody else could have got in between. */
    public long steps() {
        return steps;
    }

    /** How often a task was left while it could have gone on. */
    public int switches() {
        return switches;
    }
}
