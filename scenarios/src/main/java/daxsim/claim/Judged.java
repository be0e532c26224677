package daxsim.claim;

import daxsim.explore.CellResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim with what came out. */
public record Judged(Claim claim, Standing standing, List<Evidence> evidence) {
    public Judged {
        evidence = List.copyOf(evidence);
    }

    /** How a claim stands. */
    public enum Standing {
        /** Every test came out as the claim says. */
        HOLDS,
        /** Some test came out otherwise. */
        DOES_NOT_HOLD,
        /** Some test was not decided, and none came out otherwise. */
        UNDECIDED,
        /** Some cell it needs was not part of the comparison. */
        NOT_TESTED
    }

    /**
     * One test with the cell that answers it.
     *
     * @param cell null when the comparison has no such cell
     * @param agrees whether it came out as the claim says
     */
    public record Evidence(Claim.Test test, @Nullable CellResult cell, boolean agrees) {}
}
