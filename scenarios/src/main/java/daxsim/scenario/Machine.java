package daxsim.scenario;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The machine that every design meets.
 *
 * @param profile the timing and device profile
 * @param cpus number of CPUs, or 0 where the scenario does not say and each task gets one
 * @param lsb the address granularity that a machine check reports, as a power of two
 * @param eadr whether CPU caches survive a power failure
 * @param badblocks the record keeper, or null for the one of the regime
 * @param without what this machine does without, only to see what it changes
 */
public record Machine(
        String profile,
        int cpus,
        Mce mce,
        int lsb,
        CopyKind copy,
        boolean eadr,
        ClearLeaves clearLeaves,
        @Nullable BadblocksKind badblocks,
        Set<Mechanism> without) {
    public Machine {
        // A set in the order of its words: that of Set.copyOf differs from one virtual machine to the next.
        EnumSet<Mechanism> ordered = EnumSet.noneOf(Mechanism.class);
        ordered.addAll(without);
        without = Collections.unmodifiableSet(ordered);
    }

    Machine on(String other) {
        return new Machine(other, cpus, mce, lsb, copy, eadr, clearLeaves, badblocks, without);
    }
}
