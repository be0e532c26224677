package daxsim.kernel.block;

/** How the kernel reads characters and whole numbers (lib/ctype.c, lib/kstrtox.c). */
final class KernelNumbers {
    static final int EINVAL = 22;
    static final int ERANGE = 34;

    private KernelNumbers() {}

    /** {@code isspace()}: six ASCII characters and the Latin-1 no-break space. */
    static boolean isBlank(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The text up to the first NUL, one char per byte, which is how C sees it. */
    static String cString(byte[] bytes, int limit) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, limit) && bytes[i] != 0; i++) {
            text.append((char) (bytes[i] & 0xff));
        }
        return text.toString();
    }

    /** {@code strstrip()}: without the blanks at both ends. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** A number, or the error for which there is none. */
    record Parsed(long value, int error) {}

    /** {@code kstrtoull(text, 0, ...)}: the prefix picks the base; too large is found before junk is. */
    static Parsed unsigned(String text) {
        int i = text.startsWith("+") ? 1 : 0;
        int base = 10;
        if (i < text.length() && text.charAt(i) == '0') {
            boolean hex = i + 2 < text.length()
                    && (text.charAt(i + 1) | 0x20) == 'x'
                    && Character.digit(text.charAt(i + 2), 16) >= 0;
            base = hex ? 16 : 8;
            i += hex ? 2 : 0;
        }
        int first = i;
        long value = 0;
        boolean overflow = false;
        for (; i < text.length() && Character.digit(text.charAt(i), base) >= 0; i++) {
            int digit = Character.digit(text.charAt(i), base);
            overflow |= Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, base)) > 0;
            value = value * base + digit;
        }
        if (overflow) {
            return new Parsed(0, ERANGE);
        }
        boolean end = i == text.length() || (i == text.length() - 1 && text.charAt(i) == '\n');
        return i == first || !end ? new Parsed(0, EINVAL) : new Parsed(value, 0);
    }
}
