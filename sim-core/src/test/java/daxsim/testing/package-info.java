/** Small worlds for tests. */
@NullMarked
package daxsim.testing;

import org.jspecify.annotations.NullMarked;
