package daxsim.scenario;

/** What the kernel knows of a fault when the fault begins. */
public enum Known {
    NO,
    SCRUB,
    CONSUMED,
    STALE
}
