/** The command line: the only package that prints and that knows exit codes. */
@NullMarked
package daxsim.cli;

import org.jspecify.annotations.NullMarked;
