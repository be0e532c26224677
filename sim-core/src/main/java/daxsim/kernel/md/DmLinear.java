package daxsim.kernel.md;

import daxsim.kernel.dax.DaxDevice;

/** drivers/md/dm-linear.c: {@code <dev> <start>}. */
public record DmLinear(long begin, long length, DaxDevice leg, long start) implements DmTarget {
    @Override
    public long maxIoLength(long sector) {
        return begin + length - sector;
    }

    @Override
    public Mapped map(long sector) {
        return new Mapped(leg, start + sector - begin);
    }
}
