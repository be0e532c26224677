/**
 * Statistics of a campaign: every figure comes with how many observations it rests on and an interval.
 *
 * <p>Distributions and tests are those of commons-statistics; what no library has (percentile intervals with their coverage, paired
 * proportions, corrections for many comparisons, stop rules) is here, with the paper it is from. Nothing here draws from a clock
 * or a global generator, and whatever is accumulated is the same in every order.
 */
@NullMarked
package daxsim.campaign.stats;

import org.jspecify.annotations.NullMarked;
