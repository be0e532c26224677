package daxsim.kernel.dax;

/**
 * Counts what the calls between a filesystem and its DAX devices amount to. An instrument beside the machine: no run depends
 * on it, so nothing of it is undone, and whoever reads it resets it first.
 */
public final class Meter {
    private long translations;
    private long copies;
    private long branches;

    void translated() {
        translations++;
    }

    void copied() {
        copies++;
    }

    void branched() {
        branches++;
    }

    /** Starts from nothing. */
    public void reset() {
        translations = 0;
        copies = 0;
        branches = 0;
    }

    /** Calls of direct_access. */
    public long translations() {
        return translations;
    }

    /** Calls that moved data, whoever did it. */
    public long copies() {
        return copies;
    }

    /** Conditions that a design's code evaluated and the kernel before it did not have. */
    public long branches() {
        return branches;
    }
}
