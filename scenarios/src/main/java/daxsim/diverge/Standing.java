package daxsim.diverge;

import java.util.Comparator;

/**
 * How far a task has come, in terms that designs share: what it did that a trace shows, and then how many turns it took without
 * doing more that shows.
 *
 * @param events that it has recorded
 * @param turns that it has taken since the last of them
 */
record Standing(int events, int turns) implements Comparable<Standing> {
    static final Standing START = new Standing(0, 0);
    private static final Comparator<Standing> ORDER =
            Comparator.comparingInt(Standing::events).thenComparingInt(Standing::turns);

    @Override
    public int compareTo(Standing other) {
        return ORDER.compare(this, other);
    }
}
