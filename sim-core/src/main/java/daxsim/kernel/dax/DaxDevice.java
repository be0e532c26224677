package daxsim.kernel.dax;

import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Runs;
import org.jspecify.annotations.Nullable;

/** What a DAX filesystem sits on (struct dax_device and its block device): a pmem device, or device-mapper over some. */
public interface DaxDevice {
    /** Where pages of the device lie: on which leg, from which page of it, and how many of them together. */
    record Place(PmemDevice leg, long pgoff, long pages) {}

    String name();

    /** Pages. */
    long pageCount();

    /** Whether calls reach a driver only where device-mapper passes them on. */
    default boolean isMapped() {
        return false;
    }

    /**
     * The translation that direct_access goes through before it reaches a driver.
     *
     * @return at most {@code pages} pages, or null where there is no target or no whole page: -EIO to the caller
     */
    @Nullable
    Place place(long pgoff, long pages);

    /** A write by the block path; true when every part of it ended without error. */
    boolean write(long offset, Runs data);
}
