package daxsim.campaign.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What becomes of p-values when many comparisons are made at once. */
public enum Correction {
    /**
     * Keeps the chance of even one false finding below the level, whatever the comparisons have to do with each other (Holm, "A
     * simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979).
     */
    HOLM,
    /**
     * Keeps the expected share of false findings among the findings below the level, for independent or positively dependent
     * comparisons (Benjamini, Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57, 1995).
     */
    BENJAMINI_HOCHBERG;

    /** Corrected p-values in the order given: a finding at level a is one that is at most a. */
    public double[] adjust(double... pValues) {
        int m = pValues.length;
        int[] ascending = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[m];
        if (this == HOLM) {
            double largest = 0;
            for (int i = 0; i < m; i++) {
                largest = Math.max(largest, Math.min(1, (m - i) * pValues[ascending[i]]));
                adjusted[ascending[i]] = largest;
            }
        } else {
            double smallest = 1;
            for (int i = m - 1; i >= 0; i--) {
                smallest = Math.min(smallest, m * pValues[ascending[i]] / (i + 1));
                adjusted[ascending[i]] = smallest;
            }
        }
        return adjusted;
    }
}
