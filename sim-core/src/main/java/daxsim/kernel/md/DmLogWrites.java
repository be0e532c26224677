package daxsim.kernel.md;

import daxsim.kernel.Core;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.WriteLog;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * drivers/md/dm-log-writes.c: {@code <dev> <log_dev>}. Sectors go through as they are. Up to 5.16 the data of a DAX write are
 * copied into a log entry before the lower device gets them; from 5.17 on there is no copy operation to do that in.
 *
 * <p>What the log device holds is not modelled, only that something was put on the list for it.
 */
public record DmLogWrites(Core core, long begin, long length, Leg leg) implements DmTarget, WriteLog {
    @Override
    public Leg map(long sector) {
        return new Leg(leg.device(), leg.start() + sector - begin);
    }

    @Override
    public List<Leg> legs() {
        return List.of(leg);
    }

    @Override
    public @Nullable WriteLog log() {
        return core.regime().mapperDax() == Regime.MapperDax.COPY_OPERATIONS ? this : null;
    }

    @Override
    public DmTarget onto(UnaryOperator<DaxDevice> change) {
        return new DmLogWrites(core, begin, length, leg.onto(change));
    }

    /** log_writes_dax_copy_from_iter(), 5.15: log_dax() first, then the iterator goes back and the lower copy runs. */
    @Override
    public long write(long pgoff, long bytes, IovIter iter, LongSupplier lower) {
        core.step();
        if (!iter.allAccessible(bytes)) {
            return 0;
        }
        core.event(EventType.WRITE_LOGGED, Rule.LOG_WRITES_FIRST, pgoff, bytes, 0);
        long written = lower.getAsLong();
        if (written != bytes) {
            core.event(EventType.PHANTOM_LOG_ENTRY, Rule.LOG_WRITES_FIRST, pgoff, bytes, written);
        }
        return written;
    }
}
