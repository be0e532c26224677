package daxsim.kernel.mm;

/**
 * The holder of a dax device, which may know better than a page whose it is (struct dax_holder_operations,
 * include/linux/dax.h): memory_failure asks it first.
 */
public interface HolderNotify {
    /** What memory_failure does to one page of a file that the holder has found (mf_dax_kill_procs()). */
    interface KillProcs {
        /** Marks the page and signals who maps it; a page without a DAX entry is left alone. */
        void kill(int file, long index);
    }

    /**
     * notify_failure() for one page.
     *
     * @return 0 when the holder has dealt with it, EOPNOTSUPP negated to leave it to memory_failure, or another negated errno
     */
    int notifyFailure(long pfn, KillProcs killProcs);
}
