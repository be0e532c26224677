package daxsim.cli;

/** Numbers within bounds. */
final class Numbers {
    private Numbers() {}

    static void check(String option, long value, long min, long max) throws UsageError {
        if (value < min || value > max) {
            throw new UsageError(option + " " + value + " is out of range; allowed: " + min + " to " + max);
        }
    }
}
