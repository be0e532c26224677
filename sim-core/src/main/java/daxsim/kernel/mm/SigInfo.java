package daxsim.kernel.mm;

/**
 * What a SIGBUS handler is told.
 *
 * @param address user address
 * @param lsb si_addr_lsb: 12 or 21 with the machine-check codes, else 0
 */
public record SigInfo(Code code, long address, int lsb) {
    /** si_code of SIGBUS. */
    public enum Code {
        /** The access needs action: the program met poison. */
        BUS_MCEERR_AR,
        /** Action is optional. */
        BUS_MCEERR_AO,
        /** A fault could not be resolved. */
        BUS_ADRERR,
        /** Sent by the kernel without an address. */
        SI_KERNEL
    }
}
