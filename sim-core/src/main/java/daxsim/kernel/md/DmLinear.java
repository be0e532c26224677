package daxsim.kernel.md;

import daxsim.kernel.dax.DaxDevice;
import java.util.List;
import java.util.function.UnaryOperator;

/** drivers/md/dm-linear.c: {@code <dev> <start>}. */
public record DmLinear(long begin, long length, Leg leg) implements DmTarget {
    @Override
    public Leg map(long sector) {
        return new Leg(leg.device(), leg.start() + sector - begin);
    }

    @Override
    public List<Leg> legs() {
        return List.of(leg);
    }

    @Override
    public DmTarget onto(UnaryOperator<DaxDevice> change) {
        return new DmLinear(begin, length, leg.onto(change));
    }
}
