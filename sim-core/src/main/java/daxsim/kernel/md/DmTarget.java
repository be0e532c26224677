package daxsim.kernel.md;

import daxsim.kernel.dax.DaxDevice;

/**
 * A line of a table: what a stretch of a mapped device's sectors is made of. All numbers are sectors of 512 bytes.
 */
public sealed interface DmTarget permits DmLinear, DmStriped, DmError {
    /** Where a sector goes. */
    record Mapped(DaxDevice leg, long sector) {}

    /** First sector of the mapped device that is this target's. */
    long begin();

    /** Sectors. */
    long length();

    /** Sectors from {@code sector} on that one request may cover (max_io_len). */
    long maxIoLength(long sector);

    /** The mapping of a sector of the mapped device; error targets have none. */
    @org.jspecify.annotations.Nullable
    Mapped map(long sector);

    /** Whether a sector of the mapped device belongs here. */
    default boolean holds(long sector) {
        return sector >= begin() && sector < begin() + length();
    }
}
