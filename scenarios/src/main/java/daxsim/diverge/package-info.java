/** Two designs on the same choices: where they part. */
@NullMarked
package daxsim.diverge;

import org.jspecify.annotations.NullMarked;
