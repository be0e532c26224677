package daxsim.campaign.result;

import daxsim.campaign.run.Counter;
import daxsim.campaign.run.Experiment;
import daxsim.campaign.run.Gauge;
import daxsim.campaign.run.Sample;
import daxsim.campaign.stats.Latencies;
import daxsim.campaign.stats.Mean;
import daxsim.check.Fate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One treatment under one candidate.
 *
 * @param fates only those that a run of the campaign had, in the order of the enum; the same for every cell
 * @param good share of the faults after which the application has good data
 * @param repairs what repairs took
 * @param outages how long applications missed data
 * @param counters means for each run
 * @param end means of the state at the end of a run
 * @param start the state that every run starts from
 * @param course means over the time of lives; empty where a life has no length
 * @param byFound faults by who found them and what became of them
 * @param byKind faults by size and what became of them
 * @param worst the runs with the worst fates, then the longest outages
 */
public record CellResult(
        Experiment.Cell cell,
        long runs,
        long faults,
        Map<Fate, Share> fates,
        @Nullable Share good,
        Latencies repairs,
        Latencies outages,
        Map<Counter, Mean> counters,
        Map<Gauge, Mean> end,
        Sample start,
        List<Moment> course,
        Map<String, Map<Fate, Long>> byFound,
        Map<String, Map<Fate, Long>> byKind,
        List<Worst> worst) {
    /**
     * Lives at one age.
     *
     * @param freeRuns mean numbers of free runs by size, class {@code i} from {@code 2^i} blocks
     * @param freeBlocks mean numbers of blocks in them
     */
    public record Moment(long atNs, Map<Gauge, Mean> gauges, double[] freeRuns, double[] freeBlocks) {}

    /** A run to look at. */
    public record Worst(long run, Fate fate, long outageNs, String replay) {}
}
