/**
 * Containers for everything in a simulated world that can change.
 *
 * <p>A world is built once and reset many times, and an explorer must know which steps touch the same thing. Both follow
 * from one habit: mutable state lives in these containers and nowhere else. A container writes the old value into the
 * {@link daxsim.state.Ledger} before it changes, which is how a world is reset, and reports every read and write to it,
 * which is how two steps are known to commute.
 */
@NullMarked
package daxsim.state;

import org.jspecify.annotations.NullMarked;
