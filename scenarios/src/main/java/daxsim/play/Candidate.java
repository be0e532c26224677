package daxsim.play;

import daxsim.design.Design;
import daxsim.kernel.Regime;

/** One design in one reading, in one kernel. */
public record Candidate(Design design, String variant, Regime regime) {
    /** The design's own regime. */
    public static Candidate of(Design design, String variant) {
        return new Candidate(design, variant, design.regime());
    }

    /** {@code design} or {@code design:variant}. */
    public String name() {
        return variant.isEmpty() ? design.id() : design.id() + ":" + variant;
    }
}
