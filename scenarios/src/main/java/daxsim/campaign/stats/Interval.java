package daxsim.campaign.stats;

/**
 * A confidence interval.
 *
 * @param confidence nominal, such as 0.95
 * @param method how it was made, in words for a report
 */
public record Interval(double lower, double upper, double confidence, String method) {
    public Interval {
        mustBeConfidence(confidence);
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("not an interval: " + lower + " to " + upper);
        }
    }

    static void mustBeConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("not a confidence: " + confidence);
        }
    }

    /** Whether a value lies in it, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Half of what lies between the ends: the margin of error of a symmetric interval. */
    public double halfWidth() {
        return (upper - lower) / 2;
    }

    /** For an interval of differences: whether it tells which side is larger. */
    public boolean excludesZero() {
        return !contains(0);
    }
}
