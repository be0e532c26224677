package daxsim.kernel.dax;

import daxsim.kernel.Errno;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Runs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a DAX filesystem sits on (struct dax_device and its block device): a pmem device, or device-mapper over some. */
public interface DaxDevice {
    /**
     * Where pages of the device lie.
     *
     * @param leg on which device
     * @param pgoff from which page of it
     * @param pages how many of them together
     * @param recovery what can be had there when the pages are bad
     * @param mapped whether device-mapper is in between
     * @param log what keeps a copy of writes on their way, or null
     */
    record Place(
            PmemDevice leg,
            long pgoff,
            long pages,
            Recovery recovery,
            boolean mapped,
            @Nullable WriteLog log) {
        /** Pages of a driver's own device. */
        static Place of(PmemDevice leg, long pgoff, long pages) {
            return new Place(leg, pgoff, pages, Recovery.AS_DESIGNED, false, null);
        }
    }

    /**
     * Sectors of the device that lie together on one medium, as the block path sees them.
     *
     * @param offset of the first from where the range begins
     * @param leg the medium
     * @param sector first sector there
     * @param count sectors
     */
    record SectorRun(long offset, PmemDevice leg, long sector, long count) {}

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
     * @return at most {@code pages} pages, or null where it does not get there
     */
    @Nullable
    Place place(long pgoff, long pages);

    /** The negated errno of a translation that does not reach a driver. */
    default int refusal(long pgoff) {
        return Errno.EIO.negated();
    }

    /** Where a range of sectors lies; sectors without a medium are left out. */
    List<SectorRun> runs(long sector, long count);

    /** The devices at the bottom, each as often as it is used. */
    List<PmemDevice> media();

    /** A write by the block path; true when every part of it ended without error. */
    boolean write(long offset, Runs data);

    /** The device as the script set it up, whatever became of its table: for those who judge a run. */
    default DaxDevice atStart() {
        return this;
    }

    /** Why no filesystem can be mounted here with DAX, in the kernel's words, or null. */
    default @Nullable String noDax() {
        return null;
    }
}
