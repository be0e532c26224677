package daxsim.engine;

import daxsim.state.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one world. Kernel paths are written against this class: {@link #step} where somebody else can get in
 * between, {@link #spend} where time passes, {@link #await} where the kernel sleeps.
 */
public abstract class Engine {
    protected final Ledger ledger;
    protected Choices choices;
    protected final List<Task> tasks = new ArrayList<>();
    protected @Nullable Task current;
    private @Nullable String halted;

    protected Engine(Ledger ledger, Choices choices) {
        this.ledger = ledger;
        this.choices = choices;
    }

    /** Names of the tasks of this run, by number. */
    public final List<String> taskNames() {
        return tasks.stream().map(Task::name).toList();
    }

    /** Uses these choices from the next run on. */
    public final void use(Choices next) {
        choices = next;
    }

    /** Forgets all tasks; the world is reset by its ledger. */
    public void reset() {
        for (Task task : tasks) {
            task.forget(); // a wait queue may still know it
        }
        tasks.clear();
        current = null;
        halted = null;
    }

    /** Adds a task that must come to an end before the run is over. */
    public Task spawn(String name, int cpu, Runnable body) {
        return add(name, cpu, false, 0, body);
    }

    /** Adds a task that starts after a delay: in exploration at any later step. */
    public Task spawnLater(String name, int cpu, long delayNs, Runnable body) {
        Task task = add(name, cpu, false, delayNs, body);
        task.late = true;
        return task;
    }

    /**
     * Adds something that may happen at any step or never. A timed run does not let it happen: what may happen is for
     * exploration to ask.
     */
    public abstract void spawnOptional(String name, Runnable body);

    /** Adds a worker of the system itself, which runs when the scheduler lets it: optional, and only where schedules are open. */
    public void spawnBackground(String name, Runnable body) {
        spawnOptional(name, body);
    }

    protected abstract Task add(String name, int cpu, boolean optional, long delayNs, Runnable body);

    /** A place in a straight-line path where another task can get in between. */
    public abstract void step();

    /** Lets virtual time pass on the current CPU; explored runs have no time. */
    public abstract void spend(long ns);

    /** Blocks the current task until the condition holds; whoever makes it true calls {@link #wake} on the queue. */
    public abstract void await(WaitQueue queue, BooleanSupplier condition);

    /** Lets the tasks of a queue look at their conditions again. */
    public abstract void wake(WaitQueue queue);

    /** Sleeps for a time; in exploration until nothing else can run. */
    public abstract void sleep(long ns);

    /** Takes time from a CPU that something runs on: an inter-processor interrupt, a broadcast machine check. */
    public abstract void steal(int cpu, long ns);

    /** Nanoseconds of virtual time since the start, or 0 in explored runs. */
    public abstract long now();

    /** Whether this engine explores instead of measuring time. */
    public abstract boolean explores();

    /** Runs until every task that must end has ended, is stuck for good, or the machine has halted. */
    public abstract void run();

    /** Decides one open question. */
    public final int choose(ChoicePoint point, int entity, int bound) {
        int answer = choices.pick(point, entity, bound);
        ledger.tell(answer);
        return answer;
    }

    /** A uniform number for a duration. */
    public final double uniform(ChoicePoint point, int entity) {
        return choices.uniform(point, entity);
    }

    /** Whether a task of this run, by its number, has come to its end. */
    public final boolean isOver(int task) {
        return tasks.get(task).done();
    }

    /** The task that runs now. */
    public final Task current() {
        return java.util.Objects.requireNonNull(current, "no task is running");
    }

    /** Whether a task runs now; false while a world is being built. */
    public final boolean inTask() {
        return current != null;
    }

    /** Runs something as if it took no time and nobody could get in between: how a script prepares a state. */
    public final void atomically(Runnable body) {
        Task task = current;
        if (task == null) {
            body.run();
            return;
        }
        boolean before = task.atomic;
        task.atomic = true;
        body.run();
        task.atomic = before;
    }

    /** Whether nobody can get in between now: inside {@link #atomically}, or while no task runs. */
    public final boolean undisturbed() {
        Task task = current;
        return task == null || task.atomic;
    }

    /** Where nobody else can run, nobody else can make a condition true. */
    protected static void mustHold(BooleanSupplier condition) {
        if (!condition.getAsBoolean()) {
            throw new IllegalStateException("waiting where nobody can come to help");
        }
    }

    /** Ends a task wherever it stands. Ending the current one does not return; one that has ended stays as it is. */
    public final void end(Task task) {
        if (task.done()) {
            return;
        }
        task.forget();
        if (task == current) {
            abandonCurrent();
        }
        ended(task);
    }

    /** A task that is not the current one was ended. */
    protected void ended(Task task) {}

    /** Ends every task but the current one: the machine lost power. */
    public final void endAllOthers() {
        for (Task task : List.copyOf(tasks)) {
            if (task != current && !task.done()) {
                end(task);
            }
        }
    }

    /** Stops the whole machine. Does not return when called from a task. */
    public final void halt(String reason) {
        halted = reason;
        if (current != null) {
            abandonCurrent();
        }
    }

    /** Why the machine stopped, or null while it has not. */
    public final @Nullable String halted() {
        return halted;
    }

    private static void abandonCurrent() {
        Coroutine.yieldNow();
        throw new IllegalStateException("an ended task was resumed");
    }
}
