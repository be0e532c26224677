/** What a campaign found: stored runs summed up, every figure with its number of observations and an interval. */
@NullMarked
package daxsim.campaign.result;

import org.jspecify.annotations.NullMarked;
