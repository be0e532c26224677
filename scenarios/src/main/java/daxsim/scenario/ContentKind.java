package daxsim.scenario;

/** What a byte holds, by where it came from. */
public enum ContentKind {
    ORIGINAL,
    WRITE,
    ZEROS,
    UNDEFINED,
    POISON
}
