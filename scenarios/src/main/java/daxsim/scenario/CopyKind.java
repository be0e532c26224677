package daxsim.scenario;

/** How the kernel copies from memory that may be poisoned. */
public enum CopyKind {
    FAST,
    FRAGILE,
    PLAIN
}
