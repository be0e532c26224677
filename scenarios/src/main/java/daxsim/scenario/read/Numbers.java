package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sizes and times as people write them. */
final class Numbers {
    static final String SIZES =
            "a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB,"
                    + " sums with +";
    static final String TIMES = "a time is a number with one of ns us ms s min h d y, sums with +";

    private static final Map<String, Long> BYTES = new LinkedHashMap<>();
    private static final Map<String, Long> NANOSECONDS = new LinkedHashMap<>();

    static {
        BYTES.put("", 1L);
        BYTES.put("s", 512L);
        int shift = 0;
        for (String letter : List.of("k", "m", "g", "t")) {
            shift += 10;
            BYTES.put(letter, 1L << shift);
            BYTES.put(letter.toUpperCase(Locale.ROOT) + "iB", 1L << shift);
        }
        NANOSECONDS.put("ns", 1L);
        NANOSECONDS.put("us", 1_000L);
        NANOSECONDS.put("ms", 1_000_000L);
        long second = 1_000_000_000L;
        NANOSECONDS.put("s", second);
        NANOSECONDS.put("min", 60 * second);
        NANOSECONDS.put("h", 3_600 * second);
        NANOSECONDS.put("d", 86_400 * second);
        NANOSECONDS.put("y", 31_557_600 * second);
    }

    private Numbers() {}

    /** Units of sizes; the first is none. */
    static List<String> sizeUnits() {
        return List.copyOf(BYTES.keySet());
    }

    /** Units of times. */
    static List<String> timeUnits() {
        return List.copyOf(NANOSECONDS.keySet());
    }

    /** Bytes. */
    static long size(Token token) throws BadInput {
        return sum(token, BYTES, SIZES);
    }

    /** Nanoseconds. A year is 365.25 days. */
    static long time(Token token) throws BadInput {
        return token.text().strip().equals("0") ? 0 : sum(token, NANOSECONDS, TIMES);
    }

    /** A whole number without a unit. */
    static long count(Token token, long min, long max) throws BadInput {
        String allowed = "a whole number from " + min + " to " + max;
        if (!token.text().matches("[0-9]+")) {
            throw token.bad("found " + token.quoted(), allowed);
        }
        long value = token.text().length() > 19 ? Long.MAX_VALUE : digits(token, token.text(), 10, allowed);
        if (value < min || value > max) {
            throw token.bad("the number " + token.quoted() + " is out of range", allowed);
        }
        return value;
    }

    private static long sum(Token token, Map<String, Long> units, String allowed) throws BadInput {
        long sum = 0;
        for (Token term : terms(token)) {
            sum = add(token, sum, term(term, units, allowed), allowed);
        }
        return sum;
    }

    private static List<Token> terms(Token token) {
        List<Token> terms = new ArrayList<>();
        int start = 0;
        for (int plus = token.text().indexOf('+');
                plus >= 0;
                plus = token.text().indexOf('+', start)) {
            terms.add(token.part(start, plus).trimmed());
            start = plus + 1;
        }
        terms.add(token.from(start).trimmed());
        return terms;
    }

    private static long term(Token term, Map<String, Long> units, String allowed) throws BadInput {
        String text = term.text();
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        int start = hex ? 2 : 0;
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end), hex)) {
            end++;
        }
        if (text.startsWith("-")) {
            throw term.bad("the number " + term.quoted() + " is negative", allowed);
        }
        if (end == start) {
            throw term.bad(
                    text.isEmpty() ? "a number is missing here" : "found " + term.quoted() + ", not a number", allowed);
        }
        Long unit = units.get(text.substring(end));
        if (unit == null) {
            Token rest = term.from(end);
            String problem =
                    rest.text().isEmpty() ? "a unit is missing after " + term.quoted() : wrongUnit(rest, units);
            throw rest.bad(problem, allowed);
        }
        long number = digits(term, text.substring(start, end), hex ? 16 : 10, allowed);
        if (number > Long.MAX_VALUE / unit) {
            throw tooLarge(term, allowed);
        }
        return number * unit;
    }

    private static String wrongUnit(Token unit, Map<String, Long> units) {
        boolean sizes = units.containsKey("");
        Map<String, Long> others = sizes ? NANOSECONDS : BYTES;
        String word = unit.text();
        if (!word.isBlank() && units.containsKey(word.strip())) {
            return "a blank stands between the number and " + Words.quote(word.strip());
        }
        if (others.containsKey(word)) {
            return unit.quoted() + " is a unit of " + (sizes ? "time, not of size" : "size, not of time");
        }
        return "unknown unit " + unit.quoted();
    }

    private static boolean isDigit(char c, boolean hex) {
        return (c >= '0' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    }

    private static long digits(Token token, String digits, int radix, String allowed) throws BadInput {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        String significant = digits.substring(zeros);
        if (significant.length() > 19) {
            throw tooLarge(token, allowed);
        }
        try {
            return Long.parseLong(significant, radix);
        } catch (NumberFormatException e) {
            throw tooLarge(token, allowed);
        }
    }

    private static long add(Token token, long a, long b, String allowed) throws BadInput {
        if (a > Long.MAX_VALUE - b) {
            throw tooLarge(token, allowed);
        }
        return a + b;
    }

    private static BadInput tooLarge(Token token, String allowed) {
        return token.bad("the number " + token.quoted() + " is larger than 2^63-1", allowed);
    }
}
