package daxsim.hardware;

/** Which machine-check-safe copy the CPU has. */
public enum CopyKind {
    /** Enhanced fast strings: recoverable, stops at the poisoned line. */
    FAST,
    /** Eight bytes at a time on quirked CPUs: recoverable, stops at the poisoned word. */
    FRAGILE,
    /** Neither: a plain copy, and poison met by it is fatal. */
    PLAIN
}
