package daxsim.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A task by its name, and by how many of that name came before it: what stays the same when tasks of other names come and go.
 *
 * @param nth 0 for the first of the name
 */
public record TaskKey(String name, int nth) {
    /** Where nobody has run yet. */
    static final TaskKey NOBODY = new TaskKey("", 0);

    /** The keys of a run's tasks, by their numbers; {@link #restart} before each run. */
    public static final class Roll {
        private final Supplier<List<String>> names;
        private final List<TaskKey> keys = new ArrayList<>();

        public Roll(Supplier<List<String>> names) {
            this.names = names;
        }

        /** Forgets the tasks. */
        public void restart() {
            keys.clear();
        }

        /** The key of a task. */
        public TaskKey of(int task) {
            if (task == WeighedChoices.NOBODY) {
                return NOBODY;
            }
            if (task >= keys.size()) {
                List<String> now = names.get();
                while (keys.size() < now.size()) {
                    String name = now.get(keys.size());
                    int before =
                            (int) keys.stream().filter(k -> k.name.equals(name)).count();
                    keys.add(new TaskKey(name, before));
                }
            }
            return keys.get(task);
        }
    }
}
