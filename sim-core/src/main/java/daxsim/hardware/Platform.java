package daxsim.hardware;

/**
 * What is fixed about a machine for a run.
 *
 * @param cpus logical CPUs that an IPI to all reaches
 * @param delivery how a machine check reaches software
 * @param lsb least significant valid bit of a machine check's address: 6 a line, 8 a media block, 12 a page
 * @param copy the machine-check-safe copy
 * @param tlb whether CPUs keep translations of user mappings; without, an unmapped page is gone at once on every CPU
 * @param eadr whether caches belong to the persistence domain
 * @param clearLeaves what a clear leaves in the media
 * @param mayClearPartly whether firmware may clear any whole number of units
 * @param mayRefuseClear whether firmware may refuse
 * @param mayLosePower whether the power may fail; where it cannot, nobody can tell what a fence has made durable
 */
public record Platform(
        int cpus,
        Delivery delivery,
        int lsb,
        CopyKind copy,
        boolean tlb,
        boolean eadr,
        ClearLeaves clearLeaves,
        boolean mayClearPartly,
        boolean mayRefuseClear,
        boolean mayLosePower) {
    public Platform {
        if (cpus < 1 || lsb < 6 || lsb > 12) {
            throw new IllegalArgumentException("cpus " + cpus + ", lsb " + lsb);
        }
    }
}
