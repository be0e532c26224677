package daxsim.campaign.plan;

/**
 * What happened to the filesystems before the first run.
 *
 * @param fill percent of the free blocks that other files take
 * @param delete percent of those files that are deleted again
 * @param extents the files of the plan are rewritten in pieces until each has at least so many extents
 */
public record Ageing(int fill, int delete, int extents) {
    /** A fresh filesystem. */
    public static final Ageing NONE = new Ageing(0, 0, 1);

    public boolean none() {
        return equals(NONE);
    }
}
