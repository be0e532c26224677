package daxsim.app;

import daxsim.hardware.Units;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.Mapped;
import daxsim.kernel.md.WriteCache;
import daxsim.state.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A translation that a kernel caller keeps and uses as an address. */
final class Pointer {
    private final DaxDevice device;
    private final long start;
    private final Mapped mapped;
    private final @Nullable WriteCache cache;

    private Pointer(DaxDevice device, long start, Mapped mapped, @Nullable WriteCache cache) {
        this.device = device;
        this.start = start;
        this.mapped = mapped;
        this.cache = cache;
    }

    /**
     * What direct_access returned.
     *
     * @param start byte of the device for which it was asked
     */
    static Pointer to(DaxDevice device, long start, Mapped mapped) {
        return new Pointer(device, start, mapped, null);
    }

    /** The memory of a cache that claimed a device. */
    static Pointer to(DaxDevice device, WriteCache cache) {
        return new Pointer(device, 0, Mapped.failed(0), cache);
    }

    DaxDevice device() {
        return device;
    }

    /** Byte of the device at an offset. */
    long at(long offset) {
        return start + offset;
    }

    /** What the translation returned; nothing useful for a cache. */
    Mapped mapped() {
        return mapped;
    }

    @Nullable
    WriteCache cache() {
        return cache;
    }

    /** For the state hash; what a cache claimed is in its own state. */
    long stateHash() {
        return Hash.mix(
                Hash.mix(mapped.pages(), mapped.kaddr(), mapped.recovery() ? 1 : 0), start, cache == null ? 0 : 1);
    }

    /** Kernel addresses of a range, as a caller works them out that takes the pointer for an ordinary one. */
    List<WriteCache.Piece> pieces(long offset, long length) {
        if (cache != null) {
            return cache.pieces(offset, length);
        }
        return List.of(new WriteCache.Piece(mapped.kaddr() + (start & Units.PAGE - 1) + offset, length));
    }
}
