/** Machine checks, their severity, page attributes, machine-check-safe copies (arch/x86). */
@NullMarked
package daxsim.kernel.x86;

import org.jspecify.annotations.NullMarked;
