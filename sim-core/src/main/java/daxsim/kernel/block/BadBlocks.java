package daxsim.kernel.block;

/**
 * A device's table of sectors that are known to be bad ({@code struct badblocks}, include/linux/badblocks.h).
 *
 * <p>Sectors are 512 bytes and unsigned 64-bit; counts of sectors are signed 32-bit and wrap, because the kernel's callers
 * hand over the low half of a 64-bit length. What a caller gets back for such a count is part of the behaviour.
 */
public interface BadBlocks {
    /** Entries in a page of 4096 bytes ({@code MAX_BADBLOCKS}). */
    int MAX_BADBLOCKS = 512;

    /** Sectors in one entry at most ({@code BB_MAX_LEN}). */
    int BB_MAX_LEN = 512;

    /** The call was carried out. */
    int DONE = 0;

    /** The call was refused. The kernel returns a plain 1 here, not an error number. */
    int REFUSED = 1;

    /** No space left: returned negated where the kernel does so. */
    int ENOSPC = 28;

    /**
     * Asks whether any of {@code n} sectors from {@code sector} on is listed ({@code badblocks_check()}).
     *
     * @param out gets one overlapping entry, not clipped to the question; untouched when the answer is 0
     * @return 0 none, 1 some and all of them acknowledged, -1 some not acknowledged
     */
    int check(long sector, int n, BadRange out);

    /**
     * Lists {@code n} sectors as bad ({@code badblocks_set()}).
     *
     * @return {@link #DONE} or {@link #REFUSED}; what exactly they promise depends on the code, see there
     */
    int set(long sector, int n, boolean acknowledged);

    /**
     * Takes {@code n} sectors off the list ({@code badblocks_clear()}).
     *
     * @return {@link #DONE}; a refused split is {@code -ENOSPC} before 6.7 and {@link #REFUSED} since
     */
    int clear(long sector, int n);

    /** Acknowledges every entry, unless the table changed since {@link #writtenOut} ({@code ack_all_badblocks()}). */
    void ackAll();

    /** The owner has stored the table somewhere: it counts as unchanged from here on. */
    void writtenOut();

    /** Whether the table changed since it was made or last written out. */
    boolean changed();

    /** Whether the table says that an entry without acknowledgement exists. */
    boolean unackedExist();

    /** How many entries there are. */
    int count();

    /** Whether one entry lists all of {@code n} sectors from {@code sector} on, and is acknowledged. */
    boolean lists(long sector, long n);

    /** How many sectors the entries list; one that two of them list counts twice. */
    long sectors();

    /** Told of entries: first sector and length, in table units. */
    interface Visitor {
        void entry(long start, long length, boolean acknowledged);
    }

    /** Shows every entry, in table order. */
    default void forEach(Visitor visitor) {
        forEachIn(0, Long.MAX_VALUE, visitor);
    }

    /** Shows every entry that lists a sector of {@code [from, to)}, unclipped, in table order. */
    void forEachIn(long from, long to, Visitor visitor);

    /** Whether entries can be added at all: a shift below zero says no. */
    boolean enabled();

    /** Enables a disabled table, as null_blk does before the first operation; otherwise does nothing. */
    void enable();

    /** Table units are {@code 1 << shift} sectors; below zero the table is disabled. */
    int shift();

    /** Empties the table: the device is attached anew. */
    void reset();
}
