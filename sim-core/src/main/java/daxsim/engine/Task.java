package daxsim.engine;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine: an application thread, a kernel worker, an interrupt handler, or something of the environment that may
 * happen. Its code runs straight down and gives way only inside the engine.
 */
public final class Task {
    /** Where a task stands. */
    public enum State {
        READY,
        BLOCKED,
        SLEEPING,
        DONE
    }

    final int id;
    private final String name;
    final int cpu;
    final boolean optional;
    /** Started with a delay: in exploration it may come at any later step. */
    boolean late;

    /** The same in every run in which the same task starts it as its n-th; numbers depend on the order of starts. */
    long identity;
    /** Number of tasks it has started. */
    int started;
    /** What it has been told, see {@link daxsim.state.Ledger#told}. */
    long told;

    final Coroutine coroutine;
    State state = State.READY;

    @Nullable
    BooleanSupplier condition;

    @Nullable
    WaitQueue waitingOn;

    final Wakeup wakeup;

    /** Whether it runs as if nobody could get in between; belongs to the task, for it may end in such a stretch. */
    boolean atomic;

    Task(int id, String name, int cpu, boolean optional, Runnable body) {
        this.id = id;
        this.name = name;
        this.cpu = cpu;
        this.optional = optional;
        this.coroutine = new Coroutine(body);
        this.wakeup = new Wakeup(this);
    }

    /** Ends it without a word to the engine. */
    void forget() {
        state = State.DONE;
        condition = null;
        waitingOn = null;
    }

    /** Number within its run; tasks started earlier have smaller ones. */
    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The CPU it is pinned to, or -1 for something outside any CPU. */
    public int cpu() {
        return cpu;
    }

    /** Whether a run may end without it: a power failure that does not happen, a commit that comes later. */
    public boolean optional() {
        return optional;
    }

    public boolean done() {
        return state == State.DONE;
    }
}
