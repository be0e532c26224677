package daxsim.text;

/** Whole nanoseconds as text, without floating point and without a locale. */
final class Times {
    private Times() {}

    /** Microseconds with three decimals. */
    static String micros(long ns) {
        return ns / 1000 + "." + Long.toString(1000 + ns % 1000).substring(1);
    }

    /** In the largest unit of which there is at least one. */
    static String readable(long ns) {
        if (ns < 1_000) {
            return ns + " ns";
        }
        if (ns < 1_000_000) {
            return micros(ns) + " us";
        }
        return micros(ns / 1_000) + " ms";
    }
}
