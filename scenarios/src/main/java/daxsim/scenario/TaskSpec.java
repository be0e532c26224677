package daxsim.scenario;

import java.util.List;

/**
 * One task.
 *
 * @param cpu the CPU it is pinned to, or -1 for one of its own
 * @param process tasks with the same process end together on a fatal signal; by default the task's own name
 */
public record TaskSpec(String name, int cpu, OnSigbus onSigbus, String process, List<Op> ops) {
    public TaskSpec {
        ops = List.copyOf(ops);
    }
}
