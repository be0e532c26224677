package daxsim.campaign.result;

import daxsim.campaign.stats.Interval;
import daxsim.campaign.stats.Mean;
import daxsim.campaign.stats.Moments;
import daxsim.campaign.stats.Proportion;
import java.util.Locale;

/**
 * How large a share of the faults had an outcome. Where a run has one fault, runs are the observations and the interval is
 * Wilson's; where a run has many, its share is one observation and the interval is Student's, because the faults of one life have a
 * history in common.
 *
 * @param hits faults with the outcome
 * @param faults all
 * @param n observations
 * @param upperBound the share below which the truth lies with the interval's confidence
 * @param text for people; what was never seen has a bound
 */
public record Share(long hits, long faults, long n, double value, Interval interval, double upperBound, String text) {
    /** Of runs with one fault each. */
    static Share ofRuns(long hits, long runs, double confidence) {
        Proportion p = Proportion.wilson(hits, runs, confidence);
        return new Share(hits, runs, runs, p.rate(), p.interval(), p.upperBound(), p.text());
    }

    /**
     * Of runs with many faults each.
     *
     * @param shares of each run, in millionths
     */
    static Share ofLives(long hits, long faults, Moments shares, double confidence) {
        Mean mean = Mean.of(shares, confidence).times(1e-6);
        if (hits == 0 || hits == faults) {
            // No scatter to go by: the bound is that of as many independent runs, which is the careful one.
            Proportion p = Proportion.wilson(hits == 0 ? 0 : shares.n(), shares.n(), confidence);
            return new Share(hits, faults, shares.n(), mean.value(), p.interval(), p.upperBound(), p.text());
        }
        Interval i = mean.interval();
        Interval within = new Interval(
                Math.max(0, Math.min(i.lower(), mean.value())),
                Math.min(1, Math.max(i.upper(), mean.value())),
                confidence,
                "Student's t over lives");
        return new Share(
                hits,
                faults,
                shares.n(),
                mean.value(),
                within,
                within.upper(),
                String.format(
                        Locale.ROOT,
                        "%.3f %% (%.3f to %.3f %%; %d faults in %d lives)",
                        100 * mean.value(),
                        100 * within.lower(),
                        100 * within.upper(),
                        faults,
                        shares.n()));
    }
}
