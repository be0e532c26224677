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
    /** Whether the error needs no action of who runs now (MCE_AO_SEVERITY). */
    public boolean actionOptional() {
        return Severity.of(new Severity.Question(status, true, true, Severity.Context.KERNEL)) == Severity.AO;
    }

    /** The same, after another error was written over one that nobody had read. */
    McRecord overflowed() {
        return new McRecord(cpu, address, lsb, status | McStatus.OVER);
    }

    /** whole_page(): no finer address than the page. */
    public boolean wholePage() {
        return lsb >= 12;
    }
}
