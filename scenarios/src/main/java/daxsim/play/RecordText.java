package daxsim.play;

/**
 * Records as text, {@code 8208 8, 9000 1}. A list that is longer than the kernel's table can be is cut, and ends in how many
 * follow and a number that stands for all of them: equal lists have equal texts.
 */
final class RecordText {
    private static final int SHOWN = 512;
    private static final long PRIME = 0xbf58476d1ce4e5b9L;

    private final StringBuilder text = new StringBuilder();
    private final int most;
    private int count;
    private long digest;

    private RecordText(int most) {
        this.most = most;
    }

    /** Never cut. */
    static RecordText whole() {
        return new RecordText(Integer.MAX_VALUE);
    }

    /** Cut where it is long. */
    static RecordText cut() {
        return new RecordText(SHOWN);
    }

    /** The next record. */
    void add(long start, long length) {
        if (count < most) {
            text.append(count == 0 ? "" : ", ")
                    .append(Long.toUnsignedString(start))
                    .append(' ')
                    .append(length);
        }
        count++;
        mix(start);
        mix(length);
    }

    private void mix(long number) {
        digest = (digest ^ number) * PRIME;
        digest ^= digest >>> 29;
    }

    @Override
    public String toString() {
        return count <= most
                ? text.toString()
                : text + ", and " + (count - most) + " more (all of them: " + Long.toHexString(digest) + ")";
    }
}
