package daxsim.design;

/**
 * What kernel code can do that holds a translation of persistent memory, as dm-writecache does. Offsets count from the start of
 * the translated range; results are bytes, 0, or negated errnos.
 */
public interface KernelUser {
    /** Writes the good data with flushing stores through the pointer it holds. */
    long store(long offset, long length);

    /** The design's own clear, where it has one. */
    long clear(long offset, long length);

    /** A translation for recovery, then the design's own recovery write with an iterator over the good data. */
    long recoveryWrite(long offset, long length);
}
