package daxsim.sensitivity;

import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.util.List;

/**
 * A conclusion about time: under one scenario, one candidate's operation is faster than another's (median over the seeds), and
 * what becomes of that inside the ranges of the parameters.
 *
 * @param verb the operation compared, such as {@code repair}
 * @param fastNs median of the faster with every parameter at its own value
 * @param slowNs median of the slower
 * @param varied number of parameters whose range was tried, one at a time
 * @param together whether the order turns around when all of them take, at once, the end of their range that suits the slower
 * @param elsewhere the same two on the other hardware profiles
 * @param flips the parameters inside whose range the order turns around; empty when the conclusion is robust
 */
public record Conclusion(
        Scenario scenario,
        String verb,
        Candidate fast,
        Candidate slow,
        long fastNs,
        long slowNs,
        int varied,
        boolean together,
        List<OnProfile> elsewhere,
        List<Flip> flips) {
    public Conclusion {
        elsewhere = List.copyOf(elsewhere);
        flips = List.copyOf(flips);
    }

    /** Whether it flips inside the range of some parameter. */
    public boolean parameterDependent() {
        return !flips.isEmpty();
    }

    /** Medians of the same two designs, in the same order, on hardware of another profile. */
    public record OnProfile(String profile, long fastNs, long slowNs) {
        /** Whether the order is the other way round there. */
        public boolean turnsAround() {
            return slowNs < fastNs;
        }
    }

    /**
     * A parameter inside whose range the order turns around.
     *
     * @param value the profile's value, in the parameter's unit, as are the range and the crossover
     * @param crossover where both take the same time
     * @param above whether the conclusion holds above the crossover or below it
     */
    public record Flip(
            String parameter,
            String unit,
            String grade,
            double value,
            double min,
            double max,
            double crossover,
            boolean above) {}
}
