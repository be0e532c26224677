package daxsim.campaign.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs until an interval is narrow enough, looked at only after numbers of runs that were fixed before the first one.
 *
 * <p>Whoever stops when the interval looks good stops more often when it is wrong. Here each of the K looks uses an interval of
 * confidence 1 - (1 - c)/K; all of them cover together with at least c (Bonferroni), so the one that is stopped at does too, whatever
 * decided the stopping.
 *
 * @param halfWidth at which to stop
 * @param confidence of the reported interval
 * @param looks numbers of runs, ascending; the last one is the end in any case
 */
public record StopRule(double halfWidth, double confidence, List<Long> looks) {
    public StopRule {
        Interval.mustBeConfidence(confidence);
        looks = List.copyOf(looks);
        if (looks.isEmpty() || !(halfWidth > 0)) {
            throw new IllegalArgumentException("a rule that never looks, or never stops");
        }
    }

    /** Looks after {@code first} runs, twice as many and so on, and at the end. */
    public static StopRule doubling(double halfWidth, double confidence, long first, long last) {
        List<Long> looks = new ArrayList<>();
        for (long n = first; n < last && n > 0; n *= 2) {
            looks.add(n);
        }
        looks.add(last);
        return new StopRule(halfWidth, confidence, looks);
    }

    /** The confidence that the interval at each look has to have. */
    public double confidenceAtLook() {
        return 1 - (1 - confidence) / looks.size();
    }

    /**
     * Whether to stop at a look.
     *
     * @param look position in {@link #looks}
     * @param atLook interval with {@link #confidenceAtLook}
     */
    public boolean stop(int look, Interval atLook) {
        return look == looks.size() - 1 || atLook.halfWidth() <= halfWidth;
    }

    /** What is reported of the interval that was stopped at: the same ends with the confidence of the whole rule. */
    public Interval reported(Interval atLook) {
        return new Interval(
                atLook.lower(),
                atLook.upper(),
                confidence,
                atLook.method() + ", stopped at one of " + looks.size() + " looks");
    }
}
