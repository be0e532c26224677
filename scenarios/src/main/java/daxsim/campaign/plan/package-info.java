/**
 * What a campaign is to find out: the treatments of an experiment, what strikes and what runs in each, and when there have been
 * enough replications. Values only; {@link daxsim.scenario.read.PlanReader} makes them from a page of YAML.
 */
@NullMarked
package daxsim.campaign.plan;

import org.jspecify.annotations.NullMarked;
