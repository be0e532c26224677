package daxsim.campaign.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * How often something was seen in one, the other, both or none of two designs that met the same faults.
 *
 * @param both in both
 * @param onlyFirst in the first and not in the second
 * @param onlySecond in the second and not in the first
 * @param neither in none
 */
public record PairedCounts(long both, long onlyFirst, long onlySecond, long neither) {
    /** Nothing counted yet. */
    public static final PairedCounts NONE = new PairedCounts(0, 0, 0, 0);

    /** One more pair. */
    public PairedCounts plus(boolean first, boolean second) {
        return new PairedCounts(
                both + (first && second ? 1 : 0),
                onlyFirst + (first && !second ? 1 : 0),
                onlySecond + (!first && second ? 1 : 0),
                neither + (!first && !second ? 1 : 0));
    }

    /** All pairs of another count. */
    public PairedCounts plus(PairedCounts other) {
        return new PairedCounts(
                both + other.both, onlyFirst + other.onlyFirst, onlySecond + other.onlySecond, neither + other.neither);
    }

    /** How many pairs. */
    public long n() {
        return both + onlyFirst + onlySecond + neither;
    }

    /** The rate in the first less the rate in the second; NaN without pairs. */
    public double difference() {
        return n() == 0 ? Double.NaN : (double) (onlyFirst - onlySecond) / n();
    }

    /**
     * For the difference of the rates: Wald's interval after one imagined pair of each discordant kind (Bonett, Price, "Adjusted Wald
     * confidence interval for a difference of binomial proportions based on paired data", Journal of Educational and Behavioral
     * Statistics 37, 2012). It has a width even where no pair differs. Its middle lies a little nearer to 0 than {@link #difference}.
     */
    public Interval interval(double confidence) {
        Interval.mustBeConfidence(confidence);
        double n = n() + 2.0;
        double first = (onlyFirst + 1) / n;
        double second = (onlySecond + 1) / n;
        double middle = first - second;
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
        double margin = z * Math.sqrt((first + second - middle * middle) / n);
        return new Interval(
                Math.max(-1, middle - margin), Math.min(1, middle + margin), confidence, "Bonett-Price, paired");
    }

    /**
     * McNemar's test in its exact form: without a difference, a pair that differs does so either way with equal chance ("Note on the
     * sampling error of the difference between correlated proportions or percentages", Psychometrika 12, 1947). Two-sided; 1 when no
     * pair differs.
     */
    public double pValue() {
        int differing = Math.toIntExact(onlyFirst + onlySecond);
        return differing == 0
                ? 1
                : BinomialTest.withDefaults()
                        .test(differing, (int) onlyFirst, 0.5)
                        .getPValue();
    }
}
