/** Every execution of a scenario under a design, and timed runs of it: verdicts, witnesses, costs, latencies. */
@NullMarked
package daxsim.explore;

import org.jspecify.annotations.NullMarked;
