/**
 * The machine below the kernel: media and their poison, cachelines, the kernel's page tables as the CPU walks them, firmware,
 * and the durations of a profile.
 *
 * <p>The ground truth lives here. The kernel and the designs reach it only as software can: by loads and stores, and by asking
 * the firmware.
 */
@NullMarked
package daxsim.hardware;

import org.jspecify.annotations.NullMarked;
