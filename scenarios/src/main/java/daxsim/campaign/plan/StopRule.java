package daxsim.campaign.plan;

/** When there have been enough runs of each treatment and design. */
public sealed interface StopRule {
    /** So many. */
    record Runs(long n) implements StopRule {}

    /**
     * As many as an interval of that half width needs, whatever the rate turns out to be.
     *
     * @param margin half width as a share
     * @param confidence as a share
     */
    record Margin(double margin, double confidence) implements StopRule {}

    /**
     * Until the interval of every outcome's rate is that narrow.
     *
     * @param width full width as a share
     * @param most where it ends whatever the widths are
     */
    record Width(double width, double confidence, long most) implements StopRule {}
}
