/** Which conclusions about time depend on parameters that nobody has measured. */
@NullMarked
package daxsim.sensitivity;

import org.jspecify.annotations.NullMarked;
