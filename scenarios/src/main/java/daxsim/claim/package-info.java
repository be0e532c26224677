/** What was claimed in the discussion, each claim taken to a scenario and its verdict. */
@NullMarked
package daxsim.claim;

import org.jspecify.annotations.NullMarked;
