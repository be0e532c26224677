/** The smallest part of a scenario that still shows what the whole shows. */
@NullMarked
package daxsim.reduce;

import org.jspecify.annotations.NullMarked;
