/** The API designs: each file is what one patch changes, and no more. */
@NullMarked
package daxsim.design;

import org.jspecify.annotations.NullMarked;
