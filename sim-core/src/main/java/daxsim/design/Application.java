package daxsim.design;

/** The system calls that an application can make on the file it wants repaired. Results are counts, 0, or negated errnos. */
public interface Application {
    /** Writes the good data of the file at this offset. */
    long pwrite(long offset, long length);

    /** fallocate(PUNCH_HOLE | KEEP_SIZE). */
    long punch(long offset, long length);

    /** The design's own clear, where it has one. */
    long clear(long offset, long length);
}
