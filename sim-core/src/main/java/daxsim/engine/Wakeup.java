package daxsim.engine;

import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import org.jspecify.annotations.Nullable;

/** The one event object of a task, used again and again. A task has at most one wake-up pending. */
final class Wakeup implements SimEventInterface<Long> {
    private final Task task;

    @Nullable
    TimedEngine engine;

    long time;
    long sequence;

    Wakeup(Task task) {
        this.task = task;
    }

    @Override
    public void execute() {
        java.util.Objects.requireNonNull(engine).resume(task);
    }

    @Override
    public Long getAbsoluteExecutionTime() {
        return time;
    }

    @Override
    public short getPriority() {
        return NORMAL_PRIORITY;
    }

    @Override
    public long getId() {
        return sequence;
    }
}
