package daxsim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a reader wants them, the same in every locale. */
public final class Shown {
    private static final String[] UNITS = {"ns", "\u00b5s", "ms", "s"};

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

    /** A parameter's value, without an exponent. */
    public static String number(double value) {
        BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
        boolean whole = plain.scale() <= 0 && plain.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
        return whole ? count(plain.longValueExact()) : plain.toPlainString();
    }

    /** A value that was computed, with three digits that count. */
    public static String rounded(double value) {
        return number(new BigDecimal(value)
                .round(new MathContext(3, RoundingMode.HALF_UP))
                .doubleValue());
    }

    /** A number and what it counts; the plural is regular. */
    public static String counted(long n, String what) {
        return count(n) + " " + what + (n == 1 ? "" : "s");
    }
}
