package daxsim.campaign.stats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Shares as people read them. The end of an interval is rounded away from the middle, so that rounding never claims more. */
final class Percent {
    private static final int DIGITS = 3;

    private Percent() {}

    static String of(double share) {
        return rounded(share, RoundingMode.HALF_EVEN);
    }

    static String above(double share) {
        return rounded(share, RoundingMode.CEILING);
    }

    static String below(double share) {
        return rounded(share, RoundingMode.FLOOR);
    }

    /** A share that somebody chose, such as 0.95. */
    static String plain(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** Three digits, of the smaller one of the share and what is left to 1: 0.0123 %, 99.9877 %. */
    private static String rounded(double share, RoundingMode mode) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
        BigDecimal rest = BigDecimal.valueOf(100).subtract(percent);
        BigDecimal small = percent.min(rest);
        int scale = small.signum() == 0 ? 0 : DIGITS - small.precision() + small.scale();
        return percent.round(MathContext.UNLIMITED)
                        .setScale(Math.max(0, scale), mode)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
