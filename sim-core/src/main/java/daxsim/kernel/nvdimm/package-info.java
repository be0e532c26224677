/** The nvdimm bus with its error ranges, clear-error, and the pmem driver (drivers/nvdimm, drivers/acpi/nfit). */
@NullMarked
package daxsim.kernel.nvdimm;

import org.jspecify.annotations.NullMarked;
