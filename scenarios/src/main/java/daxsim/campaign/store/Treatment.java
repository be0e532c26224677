package daxsim.campaign.store;

/**
 * One combination of factors.
 *
 * @param name as it stands in the treatment column
 * @param replications how many are planned at most
 */
public record Treatment(String name, long replications) {
    public Treatment {
        if (replications < 0) {
            throw new IllegalArgumentException("negative number of replications");
        }
    }
}
