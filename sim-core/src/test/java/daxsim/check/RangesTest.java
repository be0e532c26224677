package daxsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of ranges against sets of bits. */
class RangesTest {
    private static final int SIZE = 60;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agreeWithBits(long seed) {
        Random random = new Random(seed);
        Ranges[] sets = {new Ranges(), new Ranges()};
        BitSet[] bits = {new BitSet(), new BitSet()};
        for (int i = 0; i < 4000; i++) {
            int which = random.nextInt(2);
            int from = random.nextInt(SIZE);
            int to = Math.min(SIZE, from + random.nextInt(10));
            if (random.nextBoolean()) {
                sets[which].add(from, to);
                bits[which].set(from, to);
            } else {
                sets[which].remove(from, to);
                bits[which].clear(from, to);
            }
            assertThat(sets[which].count()).isEqualTo(bits[which].cardinality());
            int lo = random.nextInt(SIZE);
            int hi = lo + random.nextInt(SIZE - lo);
            assertThat(bits(sets[which].in(lo, hi))).isEqualTo(slice(bits[which], lo, hi));
            BitSet and = (BitSet) bits[0].clone();
            and.and(bits[1]);
            assertThat(bits(sets[0].and(sets[1]))).isEqualTo(and);
            BitSet rest = (BitSet) bits[0].clone();
            rest.andNot(bits[1]);
            assertThat(bits(sets[0].without(sets[1]))).isEqualTo(rest);
        }
    }

    private static BitSet slice(BitSet bits, int from, int to) {
        BitSet part = (BitSet) bits.clone();
        part.clear(0, from);
        part.clear(to, SIZE + 1);
        return part;
    }

    private static BitSet bits(Ranges ranges) {
        BitSet bits = new BitSet();
        for (int i = 0; i < SIZE; i++) {
            bits.set(i, ranges.in(i, i + 1).count() == 1);
        }
        return bits;
    }
}
