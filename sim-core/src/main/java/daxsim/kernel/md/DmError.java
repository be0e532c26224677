package daxsim.kernel.md;

import daxsim.kernel.dax.DaxDevice;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** drivers/md/dm-target.c: everything is an error. */
public record DmError(long begin, long length) implements DmTarget {
    @Override
    public @Nullable Leg map(long sector) {
        return null;
    }

    @Override
    public List<Leg> legs() {
        return List.of();
    }

    @Override
    public DmTarget onto(UnaryOperator<DaxDevice> change) {
        return this;
    }
}
