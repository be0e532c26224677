package daxsim.explore;

/** What can be said of a condition over the executions that reached the stimulus. */
public enum Verdict {
    ALWAYS("always", 0),
    SOMETIMES("sometimes", 1),
    UNDECIDED("undecided", 2),
    NOT_REACHED("not-reached", 3),
    NEVER("never", 4),
    NOT_EXPRESSIBLE("not-expressible", 5);

    private final String word;
    private final int rank;

    Verdict(String word, int rank) {
        this.word = word;
        this.rank = rank;
    }

    public String word() {
        return word;
    }

    /** 0 is the worst: the order in which a cell picks the variant it shows. */
    public int rank() {
        return rank;
    }

    /** The verdict over {@code runs} executions of which {@code hits} show the condition. */
    public static Verdict of(long hits, long runs, boolean complete) {
        if (hits > 0 && hits < runs) {
            return SOMETIMES;
        }
        if (!complete) {
            return UNDECIDED;
        }
        if (runs == 0) {
            return NOT_REACHED;
        }
        return hits == 0 ? NEVER : ALWAYS;
    }
}
