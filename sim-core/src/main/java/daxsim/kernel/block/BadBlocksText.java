package daxsim.kernel.block;

import java.nio.charset.StandardCharsets;

/**
 * A table as text, and text as an entry ({@code badblocks_show()} and {@code badblocks_store()}, block/badblocks.c; alike in
 * 6.1 and 6.12).
 *
 * <p>A line is an entry's first sector and its length, in table order. The kernel writes into one page and stops asking for
 * more when the page is full, but it goes on counting: what a reader then gets depends on who asked.
 */
public final class BadBlocksText {
    /** Bytes in the page that the text is written to. */
    public static final int PAGE_SIZE = 4096;

    private static final int EIO = 5;

    private BadBlocksText() {}

    /**
     * What a read gave.
     *
     * @param returned number of bytes, or a negated error
     * @param text the bytes; the last one may be a NUL
     */
    public record ReadBack(int returned, String text) {}

    /** Lines until there are a page of them or more; {@code unackedOnly} leaves out what is acknowledged. */
    private static String lines(BadBlocks table, boolean unackedOnly) {
        StringBuilder text = new StringBuilder();
        if (!table.enabled()) {
            return "";
        }
        int shift = table.shift();
        table.forEach((start, length, acknowledged) -> {
            if (text.length() < PAGE_SIZE && !(unackedOnly && acknowledged)) {
                text.append(Long.toUnsignedString(start << shift))
                        .append(' ')
                        .append(shift == 0 ? length : Integer.toUnsignedLong((int) length << shift))
                        .append('\n');
            }
        });
        return text.toString();
    }

    /** The entries as {@code [start+length] [start+length u]}, those without acknowledgement marked u. */
    static String brackets(BadBlocks table) {
        StringBuilder text = new StringBuilder();
        table.forEach((start, length, acknowledged) -> text.append(text.isEmpty() ? "[" : " [")
                .append(start)
                .append('+')
                .append(length)
                .append(acknowledged ? "]" : " u]"));
        return text.toString();
    }

    /** The sysfs attribute {@code badblocks}: at most 4095 bytes, the rest is cut off. */
    public static String sysfs(BadBlocks table) {
        return cut(lines(table, false));
    }

    /** The same for the entries without acknowledgement, md's {@code unacknowledged_bad_blocks}. */
    public static String sysfsUnacked(BadBlocks table) {
        return cut(lines(table, true));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), PAGE_SIZE - 1));
    }

    /** A configfs attribute, null_blk's: more than a page cannot be read at all, a page exactly ends in a NUL. */
    public static ReadBack configfs(BadBlocks table) {
        String text = lines(table, false);
        if (text.length() > PAGE_SIZE) {
            return new ReadBack(-EIO, "");
        }
        return new ReadBack(text.length(), text.length() == PAGE_SIZE ? cut(text) + "\0" : text);
    }

    /**
     * Carries out a write of {@code "SECTOR LENGTH"} to the sysfs attribute.
     *
     * <p>Numbers that are too large wrap, as the kernel's scanf lets them (assumed: not among the recordings).
     *
     * @return the number of bytes, or a negated error: EINVAL for anything else than two numbers, ENOSPC for a refusal
     */
    public static int store(BadBlocks table, String written, boolean acknowledged) {
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        String text = KernelNumbers.cString(bytes, PAGE_SIZE - 1);
        int first = skipBlanks(text, 0);
        int firstEnd = skipDigits(text, first);
        int second = skipBlanks(text, firstEnd);
        int secondEnd = skipDigits(text, second);
        boolean junk = secondEnd < text.length() && text.charAt(secondEnd) != '\n';
        if (first == firstEnd || second == secondEnd || junk) {
            return -KernelNumbers.EINVAL;
        }
        int length = (int) wrapped(text, second, secondEnd);
        if (length <= 0) {
            return -KernelNumbers.EINVAL;
        }
        int refused = table.set(wrapped(text, first, firstEnd), length, acknowledged);
        return refused == 0 ? bytes.length : -BadBlocks.ENOSPC;
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && KernelNumbers.isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int skipDigits(String text, int from) {
        int i = from;
        while (i < text.length() && KernelNumbers.isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static long wrapped(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }
}
