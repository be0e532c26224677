package daxsim.kernel.dax;

/** Calls that only some designs have; a script that uses one that is missing cannot be expressed in that design. */
public enum ApiCall {
    /** A clear without a write. */
    CLEAR,
    /** A translation that ignores listed poison. */
    RECOVERY_ACCESS,
    /** A read that stops before poison. */
    RECOVERY_READ,
    /** A clear together with its write. */
    RECOVERY_WRITE,
    /** Using what a translation for recovery returned as an ordinary pointer. */
    PLAIN_USE
}
