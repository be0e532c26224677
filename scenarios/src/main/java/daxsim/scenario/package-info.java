/**
 * A scenario as values: the machine, the faults, what tasks do, and the questions that are asked of every execution.
 *
 * <p>Everything here is immutable and says what was asked, never what comes out of it. {@code daxsim.scenario.read} makes
 * these values from a page of YAML; labels are already operation numbers and sizes are already bytes.
 */
@NullMarked
package daxsim.scenario;

import org.jspecify.annotations.NullMarked;
