package daxsim.kernel.md;

import daxsim.kernel.dax.DaxDevice;
import java.util.List;

/**
 * drivers/md/dm-stripe.c: {@code <n> <chunk> [<dev> <offset>]+}. A request never crosses a chunk.
 *
 * @param chunk sectors
 */
public record DmStriped(long begin, long length, long chunk, List<Leg> legs) implements DmTarget {
    /** One leg and the sector of it where the stripes begin. */
    public record Leg(DaxDevice device, long start) {}

    public DmStriped {
        legs = List.copyOf(legs);
    }

    @Override
    public long maxIoLength(long sector) {
        long inChunk = (sector - begin) % chunk;
        return Math.min(chunk - inChunk, begin + length - sector);
    }

    @Override
    public Mapped map(long sector) {
        long offset = sector - begin;
        long number = offset / chunk;
        Leg leg = legs.get((int) (number % legs.size()));
        long row = number / legs.size();
        return new Mapped(leg.device(), leg.start() + row * chunk + offset % chunk);
    }
}
