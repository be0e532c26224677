package daxsim.claim;

import daxsim.explore.CellResult;
import daxsim.explore.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim with what came out. */
public record Judged(Claim claim, Standing standing, List<Evidence> evidence) {
    public Judged {
        evidence = List.copyOf(evidence);
    }

    /** How a claim stands. */
    public enum Standing {
        /** Every cell came out as the claim says. */
        HOLDS("holds"),
        /** Some cells came out as it says, others did not. */
        IN_PART("holds in part"),
        /** No cell came out as it says. */
        DOES_NOT_HOLD("does not hold"),
        /** Some cell was not decided, and all the others came out as it says. */
        UNDECIDED("undecided"),
        /** Some cell it needs was not part of the comparison. */
        NOT_TESTED("not tested");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** As reports say it. */
        public String words() {
            return words;
        }
    }

    /**
     * One cell that a test is about.
     *
     * @param cell null when the comparison has no such cell
     * @param verdict what came out
     */
    public record Evidence(Claim.Test test, @Nullable CellResult cell, Verdict verdict) {
        /** Whether it came out as the claim says. */
        public boolean agrees() {
            return cell != null && test.verdicts().contains(verdict.word());
        }

        /** Whether nothing is known: the exploration was cut, or the stimulus never came. */
        public boolean open() {
            return !agrees() && (verdict == Verdict.UNDECIDED || verdict == Verdict.NOT_REACHED);
        }
    }
}
