/** Recordings of real kernels, played against the model: the model answers to them, never the other way round. */
@NullMarked
package daxsim.conform;

import org.jspecify.annotations.NullMarked;
