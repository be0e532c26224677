package daxsim.outcome;

import java.util.List;

/**
 * One way in which a scenario can end.
 *
 * @param parts what it consists of; those of all outcomes of one cell speak of the same subjects, except that only an operation
 *     whose handler ran has one for it
 * @param holds names of the conditions that hold in it; without {@code reached}, others do not count
 * @param executions that ended so; a number that depends on how executions are reduced
 * @param replay string of the simplest of them
 */
public record Outcome(List<Part> parts, List<String> holds, long executions, String replay) {
    public Outcome {
        parts = List.copyOf(parts);
        holds = List.copyOf(holds);
    }

    /** Whether the stimulus of the scenario was met. */
    public boolean reached() {
        return holds.contains("reached");
    }

    /** Whether the promise that the scenario is about is broken. */
    public boolean violated() {
        return reached() && holds.contains("violated");
    }

    /** What a reader of a table looks for first. */
    public String word() {
        return violated() ? "violated" : reached() ? "ok" : "not-reached";
    }
}
