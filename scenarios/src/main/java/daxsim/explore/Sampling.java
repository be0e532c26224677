package daxsim.explore;

import org.jspecify.annotations.Nullable;

/**
 * Executions that are drawn where there are too many to run all.
 *
 * @param runs how many are drawn
 * @param depth for {@link Kind#PCT}: how many orderings of steps a bug may need and still be found with the probability that is
 *     told; else 0
 */
public record Sampling(Kind kind, long runs, int depth) {
    /** How they are drawn. */
    public enum Kind {
        /** Every answer of every question is as likely as any other. */
        RANDOM_WALK,
        /** Probabilistic concurrency testing: tasks have random priorities, which change at a few random steps. */
        PCT
    }

    /** What stands in a result for a bound: which executions were drawn, and what a miss is worth. */
    String words(long drawn, @Nullable Double each) {
        if (kind == Kind.RANDOM_WALK || each == null) {
            return "random walk, " + drawn + " drawn";
        }
        double all = -StrictMath.expm1(drawn * StrictMath.log1p(-each));
        return "PCT of depth " + depth + ", " + drawn + " drawn; a schedule that needs " + depth
                + " orderings is met with at least " + percent(all);
    }

    /** In hundredths of a percent, rounded down and never all of it: a promise is not rounded up. */
    private static String percent(double probability) {
        long hundredths = Math.min(9_999, (long) StrictMath.floor(probability * 10_000));
        return hundredths / 100 + "." + Long.toString(100 + hundredths % 100).substring(1) + " %";
    }
}
