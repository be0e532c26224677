package daxsim.misuse;

import daxsim.check.Promise;
import daxsim.play.Candidate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many programs of how many break a promise, by the kind of mistake that they make.
 *
 * @param family which programs were counted
 * @param calls number of call forms that the design offers, uses of pointers not among them
 * @param executions of all programs together
 * @param rows correct use, then each kind of mistake that the design lets a program make, then several mistakes at once; every
 *     program is in one row
 */
public record MisuseTable(Candidate candidate, Family family, int calls, long executions, List<Row> rows) {
    /** The row of programs without a mistake. */
    public static final String CORRECT = "correct-use";

    /** The row of programs that make more than one kind of mistake. */
    public static final String SEVERAL = "several";

    public MisuseTable {
        rows = List.copyOf(rows);
    }

    /**
     * Programs that make one kind of mistake and no other.
     *
     * @param kind the word of the mistake, or {@link #CORRECT}, or {@link #SEVERAL}
     * @param meaning of the kind, in one sentence without a full stop
     * @param programs how many there are
     * @param broken how many of them break a promise in some execution
     * @param needed how many break a promise that no simpler program without a mistake breaks: the mistake is to blame. Of
     *     programs without a mistake, those of which no part breaks it
     * @param open how many were given up before all their executions were covered
     * @param promises how many break each promise; promises that none breaks are left out
     * @param smallest the first of the smallest that breaks one, if possible with the mistake to blame, or null
     */
    public record Row(
            String kind,
            String meaning,
            long programs,
            long broken,
            long needed,
            long open,
            Map<Promise, Long> promises,
            @Nullable Found smallest) {}

    /** All programs. */
    public long programs() {
        return rows.stream().mapToLong(Row::programs).sum();
    }

    /** Those that break a promise. */
    public long broken() {
        return rows.stream().mapToLong(Row::broken).sum();
    }

    /** Those whose mistake is to blame. */
    public long needed() {
        return rows.stream().mapToLong(Row::needed).sum();
    }

    /** The row of a kind, or null where no program is of it. */
    public @Nullable Row row(String kind) {
        for (Row row : rows) {
            if (row.kind().equals(kind)) {
                return row;
            }
        }
        return null;
    }
}
