package daxsim.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map of runs against one that keeps every block by itself. */
class ExtentMapTest {
    /** Enough for many leaves. */
    private static final int BLOCKS = 700;

    private int most;

    @Test
    void neighboursThatContinueEachOtherAreOne() {
        ExtentMap map = ExtentMap.EMPTY
                .with(new Extent(0, 100, 2, false))
                .with(new Extent(4, 104, 2, false))
                .with(new Extent(2, 102, 2, false));
        assertThat(map.extents()).containsExactly(new Extent(0, 100, 6, false));
        assertThat(map.with(new Extent(2, 102, 1, true)).extents())
                .containsExactly(
                        new Extent(0, 100, 2, false), new Extent(2, 102, 1, true), new Extent(3, 103, 3, false));
        assertThat(map.without(1, 4).extents())
                .containsExactly(new Extent(0, 100, 1, false), new Extent(5, 105, 1, false));
    }

    @Test
    void otherBlocksAreNot() {
        ExtentMap map = ExtentMap.EMPTY.with(new Extent(0, 100, 2, false)).with(new Extent(2, 103, 2, false));
        assertThat(map.extents()).hasSize(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithAnArrayOfBlocks(long seed) {
        Random random = new Random(seed);
        long[] device = new long[BLOCKS];
        boolean[] unwritten = new boolean[BLOCKS];
        java.util.Arrays.fill(device, -1);
        ExtentMap map = ExtentMap.EMPTY;
        int bound = seed % 2 == 0 ? 2 : 8;
        for (int i = 0; i < 3000; i++) {
            int from = random.nextInt(BLOCKS);
            int count = 1 + random.nextInt(Math.min(i % 500 == 0 ? 300 : bound, BLOCKS - from));
            if (random.nextInt(4) == 0) {
                map = map.without(from, count);
                for (int b = from; b < from + count; b++) {
                    device[b] = -1;
                }
            } else {
                // Often the place that continues a neighbour.
                long at = random.nextBoolean() ? 1000 + from : 2000 + random.nextInt(20);
                boolean un = random.nextInt(4) == 0;
                map = map.with(new Extent(from, at, count, un));
                for (int b = from; b < from + count; b++) {
                    device[b] = at + b - from;
                    unwritten[b] = un;
                }
            }
            most = Math.max(most, map.count());
            if (i % 10 == 0) {
                check(map, device, unwritten, random);
            }
            ExtentMap now = map;
            assertThat(now.without(from, count)
                            .with(new Extent(from, 5000, count, false))
                            .in(from, count))
                    .containsExactly(new Extent(from, 5000, count, false));
        }
        assertThat(most).as("many leaves").isGreaterThan(150);
    }

    private static void check(ExtentMap map, long[] device, boolean[] unwritten, Random random) {
        for (int b = 0; b < BLOCKS; b++) {
            Extent found = map.find(b);
            if (device[b] < 0 || found == null) {
                assertThat(found == null && device[b] < 0).isTrue();
                continue;
            }
            assertThat(found.deviceBlock() + b - found.fileBlock()).isEqualTo(device[b]);
            assertThat(found.unwritten()).isEqualTo(unwritten[b]);
        }
        List<Extent> list = map.extents();
        for (int i = 1; i < list.size(); i++) {
            assertThat(list.get(i - 1).fileEnd())
                    .isLessThanOrEqualTo(list.get(i).fileBlock());
            assertThat(list.get(i - 1).continuedBy(list.get(i))).isFalse();
        }
        assertThat(map.count()).isEqualTo(list.size());
        ExtentMap again = ExtentMap.EMPTY;
        for (Extent extent : list.reversed()) {
            again = again.with(extent);
        }
        assertThat(again.stateHash()).isEqualTo(map.stateHash());
        assertThat(again.without(0, 1).stateHash() == map.stateHash()).isEqualTo(map.find(0) == null);
        int from = random.nextInt(BLOCKS);
        Extent before = map.before(from);
        Extent last = null;
        for (Extent extent : list) {
            last = extent.fileBlock() < from ? extent : last;
        }
        assertThat(before).isEqualTo(last);
        int count = 1 + random.nextInt(BLOCKS - from);
        long sum = 0;
        for (Extent part : map.in(from, count)) {
            assertThat(part.fileBlock()).isGreaterThanOrEqualTo(from);
            assertThat(part.fileEnd()).isLessThanOrEqualTo(from + count);
            assertThat(part.deviceBlock()).isEqualTo(device[(int) part.fileBlock()]);
            sum += part.count();
        }
        long mapped = 0;
        long next = from + count;
        for (int b = from + count - 1; b >= from; b--) {
            mapped += device[b] >= 0 ? 1 : 0;
            next = device[b] >= 0 ? b : next;
        }
        assertThat(sum).isEqualTo(mapped);
        assertThat(map.nextMapped(from, from + count)).isEqualTo(next);
    }
}
