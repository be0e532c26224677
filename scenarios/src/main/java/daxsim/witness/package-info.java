/** The simplest execution that shows something: how simple one is, and how to come from any to the simplest. */
@NullMarked
package daxsim.witness;

import org.jspecify.annotations.NullMarked;
