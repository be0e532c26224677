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
 * @param varied number of parameters whose range was tried
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
        List<Flip> flips) {
    public Conclusion {
        flips = List.copyOf(flips);
    }

    /** Whether it flips inside the range of some parameter. */
    public boolean parameterDependent() {
        return !flips.isEmpty();
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
