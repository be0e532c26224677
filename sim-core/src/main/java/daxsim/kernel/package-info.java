/** What every kernel path needs at hand: error numbers, the regime, locks, struct page, the log. */
@NullMarked
package daxsim.kernel;

import org.jspecify.annotations.NullMarked;
