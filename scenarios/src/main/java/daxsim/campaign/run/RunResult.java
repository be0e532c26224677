package daxsim.campaign.run;

import java.util.List;

/**
 * Everything that one replication gave.
 *
 * @param counters by {@link Counter}
 * @param end the state at its end, by {@link Gauge}
 * @param samples the states in between, of a life that has a length
 */
public record RunResult(long replication, long[] counters, long[] end, List<FaultRow> faults, List<Sample> samples) {
    public RunResult {
        faults = List.copyOf(faults);
        samples = List.copyOf(samples);
    }

    public long count(Counter counter) {
        return counters[counter.ordinal()];
    }
}
