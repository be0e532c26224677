package daxsim.explore;

import daxsim.outcome.Outcome;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one scenario under one candidate. Plain values; the parts that were not asked for are empty.
 *
 * @param reason why the scenario cannot be expressed, or null when it can
 * @param executions explored to the end
 * @param cut explored executions that were given up because others cover them
 * @param outcomes number of distinct outcomes over all executions
 * @param states those outcomes; the first {@link daxsim.outcome.Outcomes#KEPT} where there are more
 * @param conditions in the order of the scenario
 * @param checks executions that broke a promise, by the promise's word
 * @param breaches promises that some execution broke, by the promise's word
 * @param shown the witness of {@code violated}, else timed run 0, else the first execution
 * @param cost counts of timed run 0, or null without timed runs
 * @param blastRadius of timed run 0; null without timed runs, and where the scenario has no poison
 * @param latencies by verb, from the timed runs
 * @param series the scenario's quantities after each repair of timed run 0
 * @param unmet expectations of the scenario that this cell does not meet
 */
public record CellResult(
        Scenario scenario,
        Candidate candidate,
        long seed,
        @Nullable String reason,
        long executions,
        long cut,
        int outcomes,
        List<Outcome> states,
        List<ConditionResult> conditions,
        List<QuantityResult> quantities,
        Map<String, Long> checks,
        Map<String, Breach> breaches,
        @Nullable Snapshot shown,
        @Nullable Cost cost,
        @Nullable BlastRadius blastRadius,
        Map<String, Latency> latencies,
        List<Series> series,
        List<Unmet> unmet) {
    /** Without the outcomes themselves, and without witnesses of broken promises. */
    public CellResult(
            Scenario scenario,
            Candidate candidate,
            long seed,
            @Nullable String reason,
            long executions,
            long cut,
            int outcomes,
            List<ConditionResult> conditions,
            List<QuantityResult> quantities,
            Map<String, Long> checks,
            @Nullable Snapshot shown,
            @Nullable Cost cost,
            @Nullable BlastRadius blastRadius,
            Map<String, Latency> latencies,
            List<Series> series,
            List<Unmet> unmet) {
        this(
                scenario,
                candidate,
                seed,
                reason,
                executions,
                cut,
                outcomes,
                List.of(),
                conditions,
                quantities,
                checks,
                Map.of(),
                shown,
                cost,
                blastRadius,
                latencies,
                series,
                unmet);
    }

    public boolean expressible() {
        return reason == null;
    }

    /** The result of a condition, or null when the cell has none of that name. */
    public @Nullable ConditionResult condition(String name) {
        for (ConditionResult condition : conditions) {
            if (condition.name().equals(name)) {
                return condition;
            }
        }
        return null;
    }

    /**
     * One condition.
     *
     * @param hits executions that reached the stimulus and show it
     * @param runs executions that reached the stimulus
     * @param complete whether every execution under the scenario's choices was covered
     * @param bound what cut the exploration, or null
     * @param witness replay string of the simplest execution that shows it, or null
     */
    public record ConditionResult(
            String name,
            Verdict verdict,
            long hits,
            long runs,
            boolean complete,
            @Nullable String bound,
            @Nullable String witness) {}

    /**
     * A broken promise.
     *
     * @param executions that broke it
     * @param witness replay string of the simplest of them
     */
    public record Breach(long executions, String witness) {}

    /** A measured value at the end of the shown run. */
    public record QuantityResult(String name, long value, String unit) {}

    /** An expectation that is not met, in words. */
    public record Unmet(String subject, String expected, String actual, int line, int column) {}

    /** Exact counts of one timed run. */
    public record Cost(
            long clearCalls, long memtypeChanges, long ipis, long syscalls, long bytesCopied, long logLines) {}

    /**
     * What the faults cost beyond the lines they struck, as {@link daxsim.check.BlastRadius} defines it.
     */
    public record BlastRadius(long linesStruck, long bytesResupplied, long goodBytesLost) {}

    /**
     * Durations of completed operations of one verb over the timed runs; the interval is that of the mean, by Student's t. An operation that
     * fails is over early, so those that did what they were asked to are also there by themselves.
     *
     * @param sorted every duration, ascending
     * @param succeeded those of operations that returned no error and, where they write, wrote everything; ascending
     */
    public record Latency(
            long n,
            long p50,
            long p99,
            long meanNs,
            long lowNs,
            long highNs,
            List<Long> sorted,
            List<Long> succeeded) {}
}
