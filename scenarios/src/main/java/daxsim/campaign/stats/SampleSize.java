package daxsim.campaign.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** How many runs a margin of error needs. */
public final class SampleSize {
    private SampleSize() {}

    /**
     * Runs for a rate, out of a finite number of possible faults (Leveugle, Calvez, Maistri, Vanhauwaert, "Statistical fault injection:
     * quantified error and confidence", DATE 2009, equation 1).
     *
     * @param margin half the width of the interval, such as 0.01
     * @param rate expected; 0.5 is the worst case
     * @param population how many different faults there are; {@link Long#MAX_VALUE} when there is no end of them
     */
    public static long forRate(double margin, double confidence, double rate, long population) {
        if (!(margin > 0) || !(rate > 0 && rate < 1) || population < 1) {
            throw new IllegalArgumentException("no sample for margin " + margin + " and rate " + rate);
        }
        double z = z(confidence);
        double spread = z * z * rate * (1 - rate);
        double n = population / (1 + margin * margin * (population - 1.0) / spread);
        return (long) Math.ceil(Math.min(population, n));
    }

    /**
     * Runs for a mean.
     *
     * @param deviation standard deviation, as a first sample showed it
     */
    public static long forMean(double margin, double confidence, double deviation) {
        if (!(margin > 0) || !(deviation >= 0)) {
            throw new IllegalArgumentException("no sample for margin " + margin + " and deviation " + deviation);
        }
        double ratio = z(confidence) * deviation / margin;
        return Math.max(2, (long) Math.ceil(ratio * ratio));
    }

    private static double z(double confidence) {
        Interval.mustBeConfidence(confidence);
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    }
}
