package daxsim.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a TreeMap: few keys that come and go, and so many that they fill several pages. */
class LongMapTest {
    private static final int PAGE = SortedLongs.PAGE;

    private final Ledger ledger = new Ledger();
    private final TreeMap<Long, Long> model = new TreeMap<>();

    private void put(LongMap map, long key, long value) {
        map.put(key, value);
        if (value == 0) {
            model.remove(key);
        } else {
            model.put(key, value);
        }
    }

    private void work(LongMap map, Random random, int keys, int values, int steps) {
        for (int i = 0; i < steps; i++) {
            long key = random.nextInt(keys) - keys / 3;
            long to = key + random.nextInt(20);
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> put(map, key, random.nextInt(values));
                case 4 -> {
                    map.clearIn(key, to);
                    model.subMap(key, to).clear();
                }
                case 5 -> {
                    Long next = model.ceilingKey(key);
                    assertThat(map.firstKeyIn(key, to)).isEqualTo(next == null || next >= to ? to : next);
                    Long before = model.lowerKey(to);
                    assertThat(map.lastKeyIn(key, to)).isEqualTo(before == null || before < key ? key - 1 : before);
                }
                case 6 ->
                    assertThat(map.countIn(key, to))
                            .isEqualTo(model.subMap(key, to).size());
                default -> assertThat(map.get(key)).isEqualTo(model.getOrDefault(key, 0L));
            }
            assertThat(map.size()).isEqualTo(model.size());
        }
        same(map);
    }

    private void same(LongMap map) {
        TreeMap<Long, Long> seen = new TreeMap<>();
        long[] before = {Long.MIN_VALUE};
        map.forEach((key, value) -> {
            assertThat(key).isGreaterThan(before[0]);
            before[0] = key;
            seen.put(key, value);
        });
        assertThat(seen).isEqualTo(model);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void behavesLikeATreeMap(long seed) {
        Random random = new Random(seed);
        LongMap map = new LongMap(ledger, "map", 1 + random.nextInt(4), random.nextInt(4), 0);
        work(map, random, 60, 4, 3000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void behavesLikeATreeMapOverSeveralPages(long seed) {
        Random random = new Random(seed);
        LongMap map = new LongMap(ledger, "map", 1, 0, 0);
        int keys = 8 * PAGE;
        // Up to the last key in order, every third, then the others as they come: pages fill, split, empty and go.
        for (long key = 0; key < keys; key += 3) {
            put(map, key - keys / 3, 1);
        }
        same(map);
        work(map, random, keys, seed % 2 == 0 ? 2 : 4, 20_000);
        int mark = ledger.mark();
        TreeMap<Long, Long> then = new TreeMap<>(model);
        for (int i = 0; i < 4 * keys; i++) {
            put(map, random.nextInt(keys) - keys / 3, i % 5 == 0 ? 3 : 0);
        }
        same(map);
        map.clearIn(Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(map.size()).isZero();
        ledger.rollback(mark);
        model.clear();
        model.putAll(then);
        same(map);
        ledger.rollback(0);
        assertThat(map.size()).isZero();
    }

    @ParameterizedTest(name = "in steps of {0}")
    @ValueSource(longs = {1, -1, 7, -7})
    void orderOfArrivalDoesNotShow(long step) {
        LongMap map = new LongMap(ledger, "map", 1, 0, 0);
        for (int i = 0; i < 5 * PAGE; i++) {
            put(map, i * step, 1 + i % 3);
        }
        same(map);
        assertThat(map.countIn(-100, 100)).isEqualTo(model.subMap(-100L, 100L).size());
        for (int i = 0; i < 5 * PAGE; i += 2) {
            put(map, i * step, 0);
        }
        same(map);
    }

    @Test
    void clearingIsOneStep() {
        LongMap map = new LongMap(ledger, "map", 1, 0, 0);
        for (int i = 0; i < 3 * PAGE; i++) {
            put(map, 2 * i, 1);
        }
        int mark = ledger.mark();
        map.clear();
        assertThat(ledger.mark()).isEqualTo(mark + 1);
        assertThat(map.size()).isZero();
        assertThat(map.firstKeyIn(0, 100)).isEqualTo(100);
        map.put(4, 9);
        map.clear();
        map.clear();
        ledger.rollback(mark);
        same(map);
    }
}
