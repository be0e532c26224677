/** Processes, mappings, page faults, memory_failure and signals (mm). */
@NullMarked
package daxsim.kernel.mm;

import org.jspecify.annotations.NullMarked;
