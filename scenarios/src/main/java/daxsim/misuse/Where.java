package daxsim.misuse;

/**
 * The stretches that calls are about. In the small world page 2 of the file, at 8 KiB, holds one poisoned line at its byte
 * 512; page 3 is good. The last six count from the start of a translated page.
 */
public enum Where {
    /** The bad page. */
    PAGE("8KiB 4KiB", 8192, 4096),
    /** A page's length that begins inside the bad page and ends in the next one. */
    MISALIGNED("8KiB+512 4KiB", 8704, 4096),
    /** The bad page's first sector; the poison is in another. */
    SHORT("8KiB 512", 8192, 512),
    /** The bad page and the next one. */
    LONG("8KiB 8KiB", 8192, 8192),
    /** The good page behind the bad one. */
    CLEAN("12KiB 4KiB", 12288, 4096),
    /** The poisoned line. */
    LINE("8KiB+512 64", 8704, 64),

    WHOLE("0 4KiB", 0, 4096),
    INSIDE("512 1KiB", 512, 1024),
    PART("0 512", 0, 512),
    BEYOND("0 8KiB", 0, 8192),
    GOOD_LINE("0 64", 0, 64),
    BAD_LINE("512 64", 512, 64);

    static final long PAGE_SIZE = 4096;

    private final String text;
    private final long offset;
    private final long length;

    Where(String text, long offset, long length) {
        this.text = text;
        this.offset = offset;
        this.length = length;
    }

    /** As scripts write it. */
    String text() {
        return text;
    }

    long offset() {
        return offset;
    }

    long length() {
        return length;
    }

    long end() {
        return offset + length;
    }

    /** Whether it begins at a page. */
    boolean aligned() {
        return offset % PAGE_SIZE == 0;
    }

    /** Whether it is whole pages long. */
    boolean wholePages() {
        return length % PAGE_SIZE == 0;
    }

    /** What a caller without a mistake of alignment or length would have taken. */
    Where right() {
        return switch (this) {
            case MISALIGNED, SHORT, LONG -> PAGE;
            case INSIDE, PART, BEYOND -> WHOLE;
            case PAGE, CLEAN, LINE, WHOLE, GOOD_LINE, BAD_LINE -> this;
        };
    }

    boolean covers(Where other) {
        return offset <= other.offset && end() >= other.end();
    }

    boolean overlaps(Where other) {
        return offset < other.end() && other.offset < end();
    }
}
