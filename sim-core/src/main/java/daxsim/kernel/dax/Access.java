package daxsim.kernel.dax;

/** How a kernel caller of its own asks direct_access for a translation. */
public enum Access {
    /** Fail where poison is listed. */
    NORMAL,
    /** Translate whatever is listed, and give the address. */
    RECOVERY,
    /** Translate whatever is listed, with NULL in place of a pointer: the page frame is all the caller wants. */
    RECOVERY_PFN,
    /** Fail where poison is listed; the variable for the address holds what the stack happened to hold. */
    UNINITIALISED
}
