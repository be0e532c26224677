package daxsim.trace;

/** How far a rule is known to be what the kernel or the hardware does. */
public enum Mark {
    /** Read in source or in the mail that it follows. */
    READ(""),
    /** Follows from reading the code; nobody is known to have tried it. */
    DERIVED("derived"),
    /** From general knowledge; no source read. */
    UNVERIFIED("unverified"),
    /** A decision of this model, not a fact of a kernel. */
    MODEL("model"),
    /** Real 6.1.192 and 6.12.117 kernels did so when tried, in runs that are not among the recordings. */
    TRIED("tried on 6.1.192, 6.12.117"),
    /** A real 6.1.192 kernel answered so. */
    RECORDED_6_1("recorded 6.1.192"),
    /** A real 6.12.117 kernel answered so. */
    RECORDED_6_12("recorded 6.12.117"),
    /** Real 6.1.192 and 6.12.117 kernels answered so. */
    RECORDED("recorded 6.1.192, 6.12.117");

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /** The mark as it is printed; empty for what was simply read. */
    public String word() {
        return word;
    }
}
