package daxsim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a reader wants them, the same in every locale. */
public final class Shown {
    private static final String[] UNITS = {"ns", "\u00b5s", "ms", "s"};

    private static final BigDecimal SMALLEST = new BigDecimal("0.000001");

    private Shown() {}

    /** A duration with three digits that count, such as {@code 547 µs}; whole nanoseconds have as many as they need. */
    public static String time(long ns) {
        BigDecimal value = BigDecimal.valueOf(ns).round(new MathContext(3, RoundingMode.HALF_UP));
        int unit = 0;
        while (unit < UNITS.length - 1 && value.abs().compareTo(BigDecimal.valueOf(1000)) >= 0) {
            value = value.movePointLeft(3);
            unit++;
        }
        int digits = value.precision() - value.scale();
        return value.setScale(unit == 0 ? 0 : Math.max(0, 3 - digits), RoundingMode.HALF_UP)
                        .toPlainString() + " " + UNITS[unit];
    }

    /** A round duration, without digits that are zero. */
    public static String roundTime(long ns) {
        String text = time(ns);
        int blank = text.indexOf(' ');
        return number(Double.parseDouble(text.substring(0, blank))) + text.substring(blank);
    }

    /** An interval of durations in one unit where both ends share it. */
    public static String range(long low, long high) {
        String from = time(low);
        String to = time(high);
        int blank = from.indexOf(' ');
        if (from.equals(to)) {
            return to;
        }
        return from.substring(blank).equals(to.substring(to.indexOf(' ')))
                ? from.substring(0, blank) + " to " + to
                : from + " to " + to;
    }

    /** A whole number, in groups of three digits. */
    public static String count(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder grouped = new StringBuilder(value < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                grouped.append(',');
            }
            grouped.append(digits.charAt(i));
        }
        return grouped.toString();
    }

    /** A parameter's value, without an exponent unless it is tiny. */
    public static String number(double value) {
        BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
        if (plain.signum() != 0 && plain.abs().compareTo(SMALLEST) < 0) {
            return plain.toString().replace('E', 'e');
        }
        boolean whole = plain.scale() <= 0 && plain.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
        return whole ? count(plain.longValueExact()) : plain.toPlainString();
    }

    /** A value that was computed, with three digits that count. */
    public static String rounded(double value) {
        return number(new BigDecimal(value)
                .round(new MathContext(3, RoundingMode.HALF_UP))
                .doubleValue());
    }

    /** Bytes, exactly, in the largest unit of which they are a whole number. */
    public static String bytes(long n) {
        if (n != 0 && n % (1 << 30) == 0) {
            return count(n >> 30) + " GiB";
        }
        if (n != 0 && n % (1 << 20) == 0) {
            return count(n >> 20) + " MiB";
        }
        if (n != 0 && n % (1 << 10) == 0) {
            return count(n >> 10) + " KiB";
        }
        return counted(n, "byte");
    }

    /** A number and what it counts; the plural is regular. */
    public static String counted(long n, String what) {
        return count(n) + " " + what + (n == 1 ? "" : "s");
    }
}
