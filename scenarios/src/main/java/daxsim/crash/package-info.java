/** What is left when the power fails inside a repair: one row for each step of it. */
@NullMarked
package daxsim.crash;

import org.jspecify.annotations.NullMarked;
