package daxsim.campaign.result;

import daxsim.campaign.run.Experiment;
import daxsim.campaign.stats.Interval;
import daxsim.campaign.stats.SignedRank;
import daxsim.check.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two candidates of one treatment over the same faults.
 *
 * @param differences of outcomes, second less first
 * @param outages of paired outages in nanoseconds, second less first, or null where no run has one in both
 */
public record Pairing(
        Experiment.Cell first,
        Experiment.Cell second,
        List<Difference> differences,
        @Nullable Outages outages) {
    /**
     * Of the share of faults with an outcome.
     *
     * @param fate or null for all good ones together
     * @param n pairs of runs
     * @param onlyFirst runs with the outcome under the first alone
     * @param onlySecond under the second alone
     * @param adjusted p-value after Holm over all comparisons of the campaign
     */
    public record Difference(
            @Nullable Fate fate,
            long n,
            long onlyFirst,
            long onlySecond,
            double value,
            Interval interval,
            double pValue,
            double adjusted) {
        Difference adjusted(double corrected) {
            return new Difference(fate, n, onlyFirst, onlySecond, value, interval, pValue, corrected);
        }

        /** The outcome's word. */
        public String word() {
            return fate == null ? "good data again" : fate.word();
        }
    }

    /**
     * Of how long data were missed.
     *
     * @param pairs runs with an outage under both, as many as were compared
     * @param medianNs median of the differences
     */
    public record Outages(long pairs, double medianNs, SignedRank test, double adjusted) {
        Outages adjusted(double corrected) {
            return new Outages(pairs, medianNs, test, corrected);
        }
    }
}
