package daxsim.campaign.stats;

import java.util.Arrays;

/** Observations by size. */
public interface Sorted {
    /** How many. */
    long n();

    /** The observation of a rank from 1 to {@link #n}. */
    double at(long rank);

    /** A copy, sorted. */
    static Sorted of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Sorted() {
            @Override
            public long n() {
                return sorted.length;
            }

            @Override
            public double at(long rank) {
                return sorted[(int) rank - 1];
            }
        };
    }
}
