/** Promises: pure functions of what the application saw and of the ground truth. */
@NullMarked
package daxsim.check;

import org.jspecify.annotations.NullMarked;
