package daxsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileRangeTest {
    /** Against each of the ranges by itself. */
    @Test
    void touchesWhatOneOfItsRangesTouches() {
        Random random = new Random(5);
        int touched = 0;
        for (int i = 0; i < 20_000; i++) {
            FileRange all = new FileRange(
                    0, random.nextInt(30), 1 + random.nextInt(6), 1 + random.nextInt(5), 1 + random.nextInt(12));
            long from = random.nextInt(90);
            long to = from + 1 + random.nextInt(8);
            boolean any = false;
            for (int k = 0; k < all.repeat(); k++) {
                long one = all.offset() + k * all.stride();
                any |= one < to && one + all.length() > from;
            }
            assertThat(touches(all, from, to)).as(all + " " + from + " " + to).isEqualTo(any);
            touched += any ? 1 : 0;
        }
        assertThat(touched).isBetween(2000, 18_000);
    }

    private static boolean touches(FileRange range, long from, long to) {
        List<Long> seen = new ArrayList<>();
        range.forEachIn(from, to, (first, end) -> {
            assertThat(first).isLessThan(to);
            assertThat(end).isGreaterThan(from).isEqualTo(first + range.length());
            seen.add(first);
        });
        assertThat(seen).isSorted().doesNotHaveDuplicates();
        return !seen.isEmpty();
    }

    @Test
    void oneRange() {
        FileRange range = new FileRange(0, 100, 10);
        assertThat(touches(range, 90, 100)).isFalse();
        assertThat(touches(range, 90, 101)).isTrue();
        assertThat(touches(range, 109, 120)).isTrue();
        assertThat(touches(range, 110, 120)).isFalse();
    }
}
