package daxsim.kernel.fs;

/**
 * What a filesystem does to the blocks of a file where ext4 and XFS go different ways: holes, zeroed ranges, new sizes, and
 * what a write does before and behind its data. The caller holds the inode's lock, and for all but writes the invalidate lock
 * too. Results are 0 or a negated errno.
 */
interface FileSpace {
    /** fallocate(PUNCH_HOLE | KEEP_SIZE). */
    int punch(Inode inode, long offset, long length);

    /** fallocate(ZERO_RANGE). */
    int zeroRange(Inode inode, long offset, long length);

    /** A new size, smaller or larger. */
    int truncate(Inode inode, long size);

    /** Before the data of a write at {@code offset} move. */
    int beforeWrite(Inode inode, long offset);

    /**
     * After a write that was to go on behind the old end of the file.
     *
     * @param written bytes, or a negated errno
     */
    void afterExtendingWrite(Inode inode, long length, long written);
}
