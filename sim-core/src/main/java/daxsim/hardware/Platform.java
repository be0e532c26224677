package daxsim.hardware;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is fixed about a machine for a run.
 *
 * @param cpus logical CPUs that an IPI to all reaches
 * @param delivery how a machine check reaches software
 * @param lsb least significant valid bit of a machine check's address: 6 a line, 8 a media block, 12 a page
 * @param copy the machine-check-safe copy
 * @param eadr whether caches belong to the persistence domain
 * @param clearLeaves what a clear leaves in the media
 * @param mayClearPartly whether firmware may clear any whole number of units
 * @param mayRefuseClear whether firmware may refuse
 * @param mayLosePower whether the power may fail; where it cannot, nobody can tell what a fence has made durable
 * @param without what a run does without, only to see what it changes
 */
public record Platform(
        int cpus,
        Delivery delivery,
        int lsb,
        CopyKind copy,
        boolean eadr,
        ClearLeaves clearLeaves,
        boolean mayClearPartly,
        boolean mayRefuseClear,
        boolean mayLosePower,
        Set<Mechanism> without) {
    public Platform {
        // A set in the order of its words: that of Set.copyOf differs from one virtual machine to the next.
        EnumSet<Mechanism> ordered = EnumSet.noneOf(Mechanism.class);
        ordered.addAll(without);
        without = Collections.unmodifiableSet(ordered);
        if (cpus < 1 || lsb < 6 || lsb > 12) {
            throw new IllegalArgumentException("cpus " + cpus + ", lsb " + lsb);
        }
    }

    /** Whether the machine works as machines do in this respect. */
    public boolean has(Mechanism mechanism) {
        return !without.contains(mechanism);
    }
}
