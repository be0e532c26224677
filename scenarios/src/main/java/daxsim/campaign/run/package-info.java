/** One replication of a campaign: what strikes, what runs, and what is measured. */
@NullMarked
package daxsim.campaign.run;

import org.jspecify.annotations.NullMarked;
