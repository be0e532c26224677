package daxsim.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a TreeMap. */
class LongMapTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void behavesLikeATreeMap(long seed) {
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        LongMap map = new LongMap(ledger, "map", 1 + random.nextInt(4), random.nextInt(4), 0);
        TreeMap<Long, Long> model = new TreeMap<>();
        for (int i = 0; i < 3000; i++) {
            long key = random.nextInt(60);
            long to = key + random.nextInt(20);
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    long value = random.nextInt(4);
                    map.put(key, value);
                    if (value == 0) {
                        model.remove(key);
                    } else {
                        model.put(key, value);
                    }
                }
                case 3 -> {
                    map.clearIn(key, to);
                    model.subMap(key, to).clear();
                }
                case 4 -> {
                    Long next = model.ceilingKey(key);
                    assertThat(map.firstKeyIn(key, to)).isEqualTo(next == null || next >= to ? to : next);
                    assertThat(map.countIn(key, to))
                            .isEqualTo(model.subMap(key, to).size());
                }
                default -> assertThat(map.get(key)).isEqualTo(model.getOrDefault(key, 0L));
            }
            assertThat(map.size()).isEqualTo(model.size());
        }
        int i = 0;
        for (var entry : model.entrySet()) {
            assertThat(map.keyAt(i)).isEqualTo(entry.getKey());
            assertThat(map.valueAt(i)).isEqualTo(entry.getValue());
            i++;
        }
    }
}
