/** Device-mapper: mapped devices and their targets, as far as DAX goes through them (drivers/md). */
@NullMarked
package daxsim.kernel.md;

import org.jspecify.annotations.NullMarked;
