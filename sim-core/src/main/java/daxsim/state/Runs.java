package daxsim.state;

import java.util.Arrays;

/**
 * A stretch of keys cut into runs, each with a value and a base that counts up along the run. A negative base means that the
 * run has none. Immutable.
 *
 * <p>As the contents of memory a run says where its bytes come from: value = the source, base = the offset in the source of
 * its first byte. That is what makes shifted data visible.
 */
public final class Runs implements Hash.Hashed {
    /** Nothing. */
    public static final Runs EMPTY = new Runs(new long[0], new long[0], new long[0], 0);

    private final long[] lengths;
    private final long[] values;
    private final long[] bases;
    private final int count;

    private Runs(long[] lengths, long[] values, long[] bases, int count) {
        this.lengths = lengths;
        this.values = values;
        this.bases = bases;
        this.count = count;
    }

    /** One run. */
    public static Runs of(long length, long value, long base) {
        return length == 0 ? EMPTY : new Runs(new long[] {length}, new long[] {value}, new long[] {base}, 1);
    }

    public int count() {
        return count;
    }

    public long length(int i) {
        return lengths[i];
    }

    public long value(int i) {
        return values[i];
    }

    /** Base of the first key of run {@code i}; negative when it has none. */
    public long base(int i) {
        return bases[i];
    }

    /** Number of keys covered. */
    public long length() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += lengths[i];
        }
        return sum;
    }

    /** The part {@code [from, from + length)}; both within this. */
    public Runs slice(long from, long length) {
        if (from == 0 && length == length()) {
            return this;
        }
        Builder out = new Builder();
        long at = 0;
        for (int i = 0; i < count && at < from + length; i++) {
            long lo = Math.max(at, from);
            long hi = Math.min(at + lengths[i], from + length);
            if (lo < hi) {
                out.add(hi - lo, values[i], bases[i] < 0 ? bases[i] : bases[i] + lo - at);
            }
            at += lengths[i];
        }
        return out.build();
    }

    /** This followed by {@code next}. */
    public Runs then(Runs next) {
        if (count == 0) {
            return next;
        }
        if (next.count == 0) {
            return this;
        }
        Builder out = new Builder();
        out.addAll(this);
        out.addAll(next);
        return out.build();
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Runs that) || that.count != count) {
            return false;
        }
        return Arrays.equals(lengths, 0, count, that.lengths, 0, count)
                && Arrays.equals(values, 0, count, that.values, 0, count)
                && Arrays.equals(bases, 0, count, that.bases, 0, count);
    }

    @Override
    public long stateHash() {
        long hash = count;
        for (int i = 0; i < count; i++) {
            hash = Hash.mix(Hash.mix(hash, lengths[i]), values[i], bases[i]);
        }
        return hash;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + Long.hashCode(lengths[i] ^ values[i] * 31 ^ bases[i]);
        }
        return hash;
    }

    /** Collects runs and joins neighbours that continue each other. */
    public static final class Builder {
        private long[] lengths = new long[4];
        private long[] values = new long[4];
        private long[] bases = new long[4];
        private int count;

        /** Appends one run. */
        public void add(long length, long value, long base) {
            if (length == 0) {
                return;
            }
            if (count > 0 && values[count - 1] == value && continues(bases[count - 1], lengths[count - 1], base)) {
                lengths[count - 1] += length;
                return;
            }
            if (count == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
                bases = Arrays.copyOf(bases, 2 * count);
            }
            lengths[count] = length;
            values[count] = value;
            bases[count] = base;
            count++;
        }

        private static boolean continues(long base, long length, long next) {
            return base < 0 ? next < 0 : next == base + length;
        }

        /** Appends all runs of another stretch. */
        public void addAll(Runs runs) {
            for (int i = 0; i < runs.count; i++) {
                add(runs.lengths[i], runs.values[i], runs.bases[i]);
            }
        }

        public Runs build() {
            return count == 0 ? EMPTY : new Runs(lengths, values, bases, count);
        }
    }
}
