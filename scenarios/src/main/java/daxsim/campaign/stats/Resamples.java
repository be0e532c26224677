package daxsim.campaign.stats;

import java.util.Arrays;

/** The bootstrap's percentile interval from what resamples gave. */
final class Resamples {
    private Resamples() {}

    /** The values are sorted in place. */
    static Interval interval(double[] values, double confidence) {
        Interval.mustBeConfidence(confidence);
        Arrays.sort(values);
        double tail = (1 - confidence) / 2;
        return new Interval(
                values[Percentile.rank(values.length, tail) - 1],
                values[Percentile.rank(values.length, 1 - tail) - 1],
                confidence,
                "bootstrap, percentile, " + values.length + " resamples");
    }
}
