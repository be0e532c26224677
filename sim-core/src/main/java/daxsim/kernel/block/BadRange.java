package daxsim.kernel.block;

/**
 * Where {@link BadBlocks#check} writes what it found: the two pointer arguments of {@code badblocks_check()}.
 *
 * <p>A check that finds nothing leaves it alone, so a caller that looks anyway sees what was there before, as in the kernel.
 */
public final class BadRange {
    /** First sector of one overlapping entry; may lie before the range that was asked for. */
    public long firstBad;

    /** Length of that entry in sectors; may reach behind the range that was asked for. */
    public int badSectors;

    void found(long first, int sectors) {
        firstBad = first;
        badSectors = sectors;
    }

    @Override
    public String toString() {
        return "(" + Long.toUnsignedString(firstBad) + "," + badSectors + ")";
    }
}
