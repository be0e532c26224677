package daxsim.hardware;

/** How a mapping caches; the order is the order of bits in a page-table model, not of strength. */
public enum MemType {
    /** Write-back: cached, and open to prefetch and speculation. */
    WB,
    /** Uncached unless an MTRR says write-combining: what set_memory_uc gives. */
    UC_MINUS,
    /** Uncached. */
    UC
}
