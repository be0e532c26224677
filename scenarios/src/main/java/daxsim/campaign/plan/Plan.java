package daxsim.campaign.plan;

import java.util.List;

/**
 * A campaign: an experiment of treatments, each replicated under every design with the same random numbers.
 *
 * @param id the name by which commands and reports know it
 * @param path where it was read from, for messages
 * @param hash the first twelve hex digits of SHA-256 over what can change a run: treatments, designs and seed; not the stop
 *     rule, so that a campaign can be continued with more runs
 * @param designs words as {@code --designs} takes them; empty for all
 * @param stop when there have been enough runs of each treatment and design
 * @param page the plan as it was written
 */
public record Plan(
        String id,
        String path,
        String hash,
        String title,
        String about,
        List<Treatment> treatments,
        List<String> designs,
        StopRule stop,
        long seed,
        String page) {
    public Plan {
        treatments = List.copyOf(treatments);
        designs = List.copyOf(designs);
    }

    /** The same with another stop rule. */
    public Plan until(StopRule rule) {
        return new Plan(id, path, hash, title, about, treatments, designs, rule, seed, page);
    }
}
