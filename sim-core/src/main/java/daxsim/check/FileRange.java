package daxsim.check;

/**
 * Ranges of a file that a fault of the script struck.
 *
 * @param repeat how many ranges
 * @param stride bytes from one to the next, when there are several
 */
public record FileRange(int file, long offset, long length, int repeat, long stride) {
    /** One range. */
    public FileRange(int file, long offset, long length) {
        this(file, offset, length, 1, 0);
    }

    boolean touches(long from, long to) {
        long behind = from - length - offset;
        long first = behind < 0 ? 0 : repeat == 1 ? 1 : behind / stride + 1;
        return first < repeat && offset + first * stride < to;
    }
}
