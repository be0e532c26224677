package daxsim.hardware;

/** The sizes that kernel and devices speak in, in bytes. */
public final class Units {
    /** A cacheline: what is poisoned and what a load consumes. */
    public static final long LINE = 64;
    /** A sector: what badblocks records. */
    public static final long SECTOR = 512;
    /** A base page: what has a memory type. */
    public static final long PAGE = 4096;
    /** What one entry of the second level of page tables maps (PMD). */
    public static final long HUGE = 2L << 20;

    public static final int LINE_SHIFT = 6;
    public static final int SECTOR_SHIFT = 9;
    public static final int PAGE_SHIFT = 12;
    public static final int HUGE_SHIFT = 21;
    public static final long PAGE_SECTORS = PAGE / SECTOR;
    public static final long HUGE_PAGES = HUGE / PAGE;

    private Units() {}

    public static long down(long value, long unit) {
        return value & -unit;
    }

    public static long up(long value, long unit) {
        return value + unit - 1 & -unit;
    }
}
