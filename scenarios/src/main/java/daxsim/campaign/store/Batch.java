package daxsim.campaign.store;

/**
 * Replications of one treatment that are stored together or not at all.
 *
 * @param treatment position in the manifest
 * @param first the first replication; a multiple of the manifest's batch size
 * @param count how many there are; less than the batch size only at the end of a treatment
 */
public record Batch(int treatment, long first, int count) {}
