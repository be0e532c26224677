package daxsim.scenario;

/** What a kernel caller of direct_access asks for, in the order of the words that scripts use; the first is no word at all. */
public enum Wish {
    /** Fail where poison is listed. */
    NORMAL,
    /** Translate whatever is listed. */
    RECOVERY,
    /** Translate whatever is listed, and give the page frame only: no pointer is handed over or back. */
    RECOVERY_PFN,
    /** Fail where poison is listed, with a pointer variable that nobody has initialised. */
    UNINITIALISED
}
