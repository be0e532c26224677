package daxsim.kernel.x86;

/** Bits of MCi_STATUS and error codes that matter here (Intel SDM volume 3, machine-check architecture). */
public final class McStatus {
    public static final long VAL = 1L << 63;
    public static final long OVER = 1L << 62;
    public static final long UC = 1L << 61;
    public static final long EN = 1L << 60;
    public static final long MISCV = 1L << 59;
    public static final long ADDRV = 1L << 58;
    public static final long PCC = 1L << 57;
    public static final long S = 1L << 56;
    public static final long AR = 1L << 55;

    public static final long DATA_LOAD = 0x134;
    public static final long INSTRUCTION_FETCH = 0x150;
    public static final long MEMORY_SCRUB = 0xc0;
    public static final long WRITE_BACK = 0x17a;
    /** A read by the memory controller, channel not given. */
    public static final long MEMORY_READ = 0x9f;

    private static final long CODE = 0xffff;

    private McStatus() {}

    /** An action-required data load: what consuming poison raises. */
    public static long consumed() {
        return VAL | UC | EN | MISCV | ADDRV | S | AR | DATA_LOAD;
    }

    /** An uncorrected error that needs no action: logged, no exception. */
    public static long speculated() {
        return VAL | UC | EN | MISCV | ADDRV | MEMORY_READ;
    }

    /** What a scrubber met: uncorrected, no action required. */
    public static long scrubbed() {
        return VAL | UC | EN | MISCV | ADDRV | MEMORY_SCRUB;
    }

    static long code(long status) {
        return status & CODE;
    }
}
