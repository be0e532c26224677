package daxsim.kernel.md;

import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.WriteLog;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A line of a table: what a stretch of a mapped device's sectors is made of. All numbers are sectors of 512 bytes.
 */
public sealed interface DmTarget permits DmLinear, DmStriped, DmLogWrites, DmError {
    /** A device below and its sector where the target's begin. */
    record Leg(DaxDevice device, long start) {
        Leg onto(UnaryOperator<DaxDevice> change) {
            return new Leg(change.apply(device), start);
        }
    }

    /** First sector of the mapped device that is this target's. */
    long begin();

    /** Sectors. */
    long length();

    /** Sectors from {@code sector} on that one request may cover (max_io_len). */
    default long maxIoLength(long sector) {
        return begin() + length() - sector;
    }

    /** The mapping of a sector of the mapped device: which leg, and which of its sectors; error targets have none. */
    @Nullable
    Leg map(long sector);

    /** The devices below that hold its data. */
    List<Leg> legs();

    /** What keeps a copy of writes through it, or null. */
    default @Nullable WriteLog log() {
        return null;
    }

    /** The same target over other devices. */
    DmTarget onto(UnaryOperator<DaxDevice> change);

    /** Whether a sector of the mapped device belongs here. */
    default boolean holds(long sector) {
        return sector >= begin() && sector < begin() + length();
    }
}
