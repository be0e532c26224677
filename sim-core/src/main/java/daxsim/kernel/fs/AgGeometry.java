package daxsim.kernel.fs;

/**
 * Allocation groups of an XFS as mkfs.xfs lays them out on one device (mkfs/xfs_mkfs.c, calc_default_ag_geometry()): four of
 * them between 128 MiB and 4 TiB, fewer on smaller devices, of 1 TiB each on larger ones. Blocks are counted from the start
 * of the device.
 *
 * @param deviceBlocks blocks of the device
 * @param agBlocks blocks of a group; the last one may be shorter
 */
record AgGeometry(long deviceBlocks, long agBlocks) {
    /** Blocks at the start of a group for its headers and the roots of its trees. */
    static final long HEADER = 8;

    private static final long MIB = (1L << 20) / 4096;
    private static final long TIB = 1L << 40 - 12;

    static AgGeometry of(long deviceBlocks) {
        if (deviceBlocks >= 4 * TIB) {
            return new AgGeometry(deviceBlocks, TIB);
        }
        int shift = deviceBlocks >= 64 * MIB ? 2 : deviceBlocks >= 32 * MIB ? 1 : 0;
        return new AgGeometry(deviceBlocks, (deviceBlocks + (1L << shift) - 1) >> shift);
    }

    long count() {
        return (deviceBlocks + agBlocks - 1) / agBlocks;
    }

    long ag(long block) {
        return block / agBlocks;
    }

    long start(long ag) {
        return ag * agBlocks;
    }

    long end(long ag) {
        return Math.min((ag + 1) * agBlocks, deviceBlocks);
    }
}
