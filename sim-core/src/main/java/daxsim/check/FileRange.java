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

    /** Told of ranges. */
    interface Visitor {
        void visit(long from, long to);
    }

    /** Shows the ranges that touch {@code [from, to)}, whole. */
    void forEachIn(long from, long to, Visitor visitor) {
        for (long i = firstBehind(from); i < repeat && offset + i * stride < to; i++) {
            visitor.visit(offset + i * stride, offset + i * stride + length);
        }
    }

    /** Which of the ranges is the first that ends behind {@code from}. */
    private long firstBehind(long from) {
        long behind = from - length - offset;
        return behind < 0 ? 0 : repeat == 1 ? 1 : behind / stride + 1;
    }
}
