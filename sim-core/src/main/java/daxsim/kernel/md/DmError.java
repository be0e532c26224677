package daxsim.kernel.md;

import org.jspecify.annotations.Nullable;

/** drivers/md/dm-target.c: everything is an error. */
public record DmError(long begin, long length) implements DmTarget {
    @Override
    public long maxIoLength(long sector) {
        return begin + length - sector;
    }

    @Override
    public @Nullable Mapped map(long sector) {
        return null;
    }
}
