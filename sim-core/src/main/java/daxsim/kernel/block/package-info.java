/**
 * The block layer's part of the machine: the table of known bad sectors and what reads and writes it.
 *
 * <p>Two table codes exist, the one of Linux 4.5 to 6.6 and the one of 6.7 and later. They give different answers to the same
 * calls, so both are here, and both are held against recordings of real kernels. A third keeper of records is in no kernel: the
 * intervals that reviewers of the series asked for.
 */
@NullMarked
package daxsim.kernel.block;

import org.jspecify.annotations.NullMarked;
