package daxsim.kernel.x86;

/**
 * What a machine-check bank tells of a memory error (struct mce).
 *
 * @param cpu the CPU that saw it
 * @param address physical address
 * @param lsb least significant valid bit of the address
 * @param status MCi_STATUS, the bits of {@link McStatus}
 */
public record McRecord(int cpu, long address, int lsb, long status) {
    /** whole_page(): no finer address than the page. */
    public boolean wholePage() {
        return lsb >= 12;
    }
}
