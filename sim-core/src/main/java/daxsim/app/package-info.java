/** The application side: threads of a program, what they saw, and the world they run in. */
@NullMarked
package daxsim.app;

import org.jspecify.annotations.NullMarked;
