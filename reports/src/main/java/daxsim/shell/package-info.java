/** A witness as a script of commands for a real machine, so that anyone can try to prove it wrong. */
@NullMarked
package daxsim.shell;

import org.jspecify.annotations.NullMarked;
