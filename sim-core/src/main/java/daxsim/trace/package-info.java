/**
 * What happened, and under which rule: the vocabulary of events, the rules of the model with their sources, and the
 * append-only trace.
 */
@NullMarked
package daxsim.trace;

import org.jspecify.annotations.NullMarked;
