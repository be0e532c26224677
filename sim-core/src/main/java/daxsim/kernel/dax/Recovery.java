package daxsim.kernel.dax;

/** What a place has to offer to a design that wants to recover there. */
public enum Recovery {
    /** Nobody between fs/dax.c and the driver has a say: the driver's operation, or what the design does without one. */
    AS_DESIGNED,
    /** The driver's recovery operation. */
    OPERATION,
    /** A warning with a backtrace, then the copy as if nothing was listed. */
    WARN_AND_COPY,
    /** The copy as if nothing was listed. */
    COPY,
    /** The transfer returns 0 bytes. */
    STOP,
    /** The transfer returns -EOPNOTSUPP where a number of bytes is expected. */
    TRANSFER_EOPNOTSUPP,
    /** The translation for recovery fails with -EOPNOTSUPP. */
    TRANSLATION_EOPNOTSUPP,
    /** There is no translation for recovery; the error of the ordinary one stands. */
    REFUSED,
    /** The design's own way to say no on one leg without saying it on the others. */
    PER_LEG
}
