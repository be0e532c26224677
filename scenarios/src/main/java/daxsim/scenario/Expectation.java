package daxsim.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What the author of a scenario expects of one design: an assertion, never an input.
 *
 * @param variant the variant it is about, or null for all of the design
 * @param subject the name of a condition or of a quantity
 * @param verdict the expected verdict of a condition, or null
 * @param quantity the expected value of a quantity, or null
 */
public record Expectation(
        String design,
        @Nullable String variant,
        String subject,
        @Nullable String verdict,
        @Nullable Test quantity,
        Location at) {}
