package daxsim.engine;

/** The finaliser of SplitMix64 (Steele, Lea, Flood 2014) as a hash: the source of every keyed random number. */
final class Mix {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Mix() {}

    static long mix(long a, long b) {
        long z = a + GOLDEN * (b + 1);
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** The top 52 bits as a number strictly between 0 and 1; with one bit more the largest would round to 1. */
    static double unit(long bits) {
        return ((bits >>> 12) + 0.5) * 0x1.0p-52;
    }
}
