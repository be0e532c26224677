package daxsim.scenario;

import org.jspecify.annotations.Nullable;

/**
 * The machine that every design meets.
 *
 * @param profile the timing and device profile
 * @param cpus number of CPUs, or 0 where the scenario does not say and each task gets one
 * @param lsb the address granularity that a machine check reports, as a power of two
 * @param tlb whether CPUs keep translations of user mappings; false only to see what they change
 * @param eadr whether CPU caches survive a power failure
 * @param badblocks the record keeper, or null for the one of the regime
 */
public record Machine(
        String profile,
        int cpus,
        Mce mce,
        int lsb,
        CopyKind copy,
        boolean tlb,
        boolean eadr,
        ClearLeaves clearLeaves,
        @Nullable BadblocksKind badblocks) {
    Machine on(String other) {
        return new Machine(other, cpus, mce, lsb, copy, tlb, eadr, clearLeaves, badblocks);
    }
}
