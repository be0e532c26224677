/** The DAX device core and the calls a design may change (drivers/dax). */
@NullMarked
package daxsim.kernel.dax;

import org.jspecify.annotations.NullMarked;
