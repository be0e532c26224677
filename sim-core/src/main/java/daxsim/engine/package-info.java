/**
 * The discrete-event engine on DSOL: virtual time, event list, coroutine tasks, choices.
 *
 * <p>Knows nothing of kernels. Two engines stand behind one {@link daxsim.engine.Engine}: {@link daxsim.engine.TimedEngine}
 * lets DSOL's event list order everything; {@link daxsim.engine.ExploredEngine} has no clock and lets
 * {@link daxsim.engine.Choices} decide.
 */
@NullMarked
package daxsim.engine;

import org.jspecify.annotations.NullMarked;
