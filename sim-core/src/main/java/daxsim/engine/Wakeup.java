package daxsim.engine;

import org.jspecify.annotations.Nullable;

/** The one event object of a task, used again and again. A task has at most one wake-up pending. */
final class Wakeup extends OwnEvent {
    private final Task task;

    @Nullable
    TimedEngine engine;

    Wakeup(Task task) {
        this.task = task;
    }

    @Override
    public void execute() {
        java.util.Objects.requireNonNull(engine).resume(task);
    }
}
