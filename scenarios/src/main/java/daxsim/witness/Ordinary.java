package daxsim.witness;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Ready;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Where an execution stands, in terms that other executions share, and what the ordinary course would do there. */
final class Ordinary {
    private record Question(ChoicePoint point, int entity) {}

    private final TaskKey.Roll roll;
    private final Map<TaskKey, Integer> turns = new HashMap<>();
    private final Map<Question, Integer> asked = new HashMap<>();
    private int running = WeighedChoices.NOBODY;

    Ordinary(Supplier<List<String>> names) {
        this.roll = new TaskKey.Roll(names);
    }

    void restart() {
        roll.restart();
        turns.clear();
        asked.clear();
        running = WeighedChoices.NOBODY;
    }

    TaskKey key(int task) {
        return roll.of(task);
    }

    TaskKey running() {
        return roll.of(running);
    }

    /** Turns that the running task has taken. */
    int turns() {
        return turns.getOrDefault(running(), 0);
    }

    /** The running task goes on, else the first that can. */
    int next(Ready ready) {
        return Math.max(0, WeighedChoices.place(ready, running));
    }

    /** Where a task stands among the ready ones, or -1. */
    int place(Ready ready, TaskKey key) {
        for (int i = 0; i < ready.size(); i++) {
            if (key(ready.task(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    void chosen(Ready ready, int answer) {
        int task = ready.task(answer);
        turns.merge(key(task), 1, Integer::sum);
        if (!ready.optional(answer)) {
            running = task;
        }
    }

    /** Counts a question; how many of its kind and entity were before it. */
    int ask(ChoicePoint point, int entity) {
        return asked.merge(new Question(point, entity), 1, Integer::sum) - 1;
    }
}
