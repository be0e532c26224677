package daxsim.kernel.md;

import daxsim.kernel.dax.DaxDevice;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * drivers/md/dm-stripe.c: {@code <n> <chunk> [<dev> <offset>]+}. A request never crosses a chunk.
 *
 * @param chunk sectors
 */
public record DmStriped(long begin, long length, long chunk, List<Leg> legs) implements DmTarget {
    public DmStriped {
        legs = List.copyOf(legs);
    }

    @Override
    public long maxIoLength(long sector) {
        long inChunk = (sector - begin) % chunk;
        return Math.min(chunk - inChunk, begin + length - sector);
    }

    @Override
    public Leg map(long sector) {
        long offset = sector - begin;
        long number = offset / chunk;
        Leg leg = legs.get((int) (number % legs.size()));
        long row = number / legs.size();
        return new Leg(leg.device(), leg.start() + row * chunk + offset % chunk);
    }

    @Override
    public DmTarget onto(UnaryOperator<DaxDevice> change) {
        return new DmStriped(
                begin, length, chunk, legs.stream().map(leg -> leg.onto(change)).toList());
    }
}
