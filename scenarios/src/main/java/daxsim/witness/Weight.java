package daxsim.witness;

import java.util.Comparator;

/**
 * How much a reader has to follow in an execution; the smaller, the simpler. Compared in this order.
 *
 * @param events of the environment: steps of what need not happen at all (a power failure, a kill, a commit), and answers of
 *     hardware and firmware other than the ordinary one
 * @param preemptions how often a task was left that could have gone on
 * @param steps turns that tasks took
 */
public record Weight(int events, int preemptions, int steps) implements Comparable<Weight> {
    private static final Comparator<Weight> ORDER = Comparator.comparingInt(Weight::events)
            .thenComparingInt(Weight::preemptions)
            .thenComparingInt(Weight::steps);

    /** More than any execution has. */
    public static final Weight HEAVIEST = new Weight(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    @Override
    public int compareTo(Weight other) {
        return ORDER.compare(this, other);
    }
}
