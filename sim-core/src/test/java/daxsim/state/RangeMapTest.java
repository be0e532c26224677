package daxsim.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against one array cell per key. */
class RangeMapTest {
    private static final int START = 100;
    private static final int END = 180;

    private final long[] values = new long[END];
    private final long[] bases = new long[END];

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void behavesLikeAnArray(long seed) {
        Random random = new Random(seed);
        RangeMap map = new RangeMap(new Ledger(), "map", 1 + random.nextInt(3), START, END, 0, 1000);
        for (int key = START; key < END; key++) {
            values[key] = 0;
            bases[key] = 1000 + key - START;
        }
        for (int i = 0; i < 3000; i++) {
            int from = START + random.nextInt(END - START);
            int to = from + random.nextInt(END - from + 1);
            switch (random.nextInt(6)) {
                case 0, 1 -> put(map, from, randomRuns(random, to - from));
                case 2 -> { // as a copy moves it
                    int target = START + random.nextInt(END - START - (to - from) + 1);
                    put(map, target, map.get(from, to));
                }
                case 3 -> {
                    long value = random.nextInt(3);
                    int at = from;
                    while (at < to && values[at] == value) {
                        at++;
                    }
                    assertThat(map.firstNot(value, from, to)).isEqualTo(at);
                }
                case 4 -> {
                    int at = from;
                    while (at < to && values[at] == values[from]) {
                        at++;
                    }
                    assertThat(map.runEnd(from, to)).isEqualTo(at);
                }
                default -> assertThat(map.valueAt(from)).isEqualTo(values[from]);
            }
            compare(map.get(from, to), from, to);
            assertThat(map.runCount())
                    .as("neighbours that continue each other are one run")
                    .isEqualTo(map.get(START, END).count());
        }
        compare(map.get(START, END), START, END);
    }

    /** So many runs that they lie in several pages: small changes anywhere, large ones over several pages, and back. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void behavesLikeAnArrayOverSeveralPages(long seed) {
        int keys = 12 * SortedRuns.PAGE;
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        RangeMap map = new RangeMap(ledger, "map", 2, 0, keys, 0, -1);
        long[] model = new long[keys];
        int most = 0;
        int mark = 0;
        long[] then = model.clone();
        for (int i = 0; i < 30_000; i++) {
            int from = random.nextInt(keys);
            int span = random.nextInt(400) == 0 ? keys / 2 : 3;
            int to = Math.min(keys, from + 1 + random.nextInt(span));
            int what = random.nextInt(2000);
            if (what == 0) {
                ledger.rollback(mark);
                model = then.clone();
            } else if (what == 1) {
                mark = ledger.mark();
                then = model.clone();
            } else if (what < 1500) {
                long value = random.nextInt(5);
                map.put(from, Runs.of(to - from, value, -1));
                Arrays.fill(model, from, to, value);
            }
            int at = from;
            while (at < to && model[at] == model[from]) {
                at++;
            }
            assertThat(map.runEnd(from, to)).isEqualTo(at);
            assertThat(map.firstNot(model[from], from, to)).isEqualTo(at);
            assertThat(map.valueAt(from)).isEqualTo(model[from]);
            most = Math.max(most, map.runCount());
            if (i % 1000 == 0) {
                same(map, model);
            }
        }
        same(map, model);
        assertThat(most).as("more than two pages").isGreaterThan(3 * SortedRuns.PAGE);
        ledger.rollback(0);
        assertThat(map.runCount()).isEqualTo(1);
    }

    private static void same(RangeMap map, long[] model) {
        Runs runs = map.get(0, model.length);
        long[] found = new long[model.length];
        expand(runs, found, new long[model.length]);
        assertThat(found).isEqualTo(model);
        assertThat(map.runCount()).isEqualTo(runs.count());
    }

    private Runs randomRuns(Random random, int length) {
        Runs.Builder runs = new Runs.Builder();
        int left = length;
        while (left > 0) {
            int n = 1 + random.nextInt(left);
            runs.add(n, random.nextInt(3), random.nextInt(3) == 0 ? -1 : 10L * random.nextInt(3));
            left -= n;
        }
        return runs.build();
    }

    private void put(RangeMap map, int from, Runs runs) {
        map.put(from, runs);
        int at = from;
        for (int i = 0; i < runs.count(); i++) {
            for (long k = 0; k < runs.length(i); k++) {
                values[at] = runs.value(i);
                bases[at] = runs.base(i) < 0 ? runs.base(i) : runs.base(i) + k;
                at++;
            }
        }
    }

    private void compare(Runs runs, int from, int to) {
        assertThat(runs.length()).isEqualTo(to - from);
        long[] foundValues = new long[to - from];
        long[] foundBases = new long[to - from];
        expand(runs, foundValues, foundBases);
        assertThat(foundValues).isEqualTo(Arrays.copyOfRange(values, from, to));
        assertThat(foundBases).isEqualTo(Arrays.copyOfRange(bases, from, to));
    }

    private static void expand(Runs runs, long[] toValues, long[] toBases) {
        int at = 0;
        for (int i = 0; i < runs.count(); i++) {
            for (long k = 0; k < runs.length(i); k++) {
                toValues[at] = runs.value(i);
                toBases[at] = runs.base(i) < 0 ? runs.base(i) : runs.base(i) + k;
                at++;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void slicesJoinAgain(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            int length = random.nextInt(40);
            Runs runs = randomRuns(random, length);
            int cut = random.nextInt(length + 1);
            int cut2 = cut + random.nextInt(length - cut + 1);
            Runs head = runs.slice(0, cut);
            Runs middle = runs.slice(cut, cut2 - cut);
            Runs tail = runs.slice(cut2, length - cut2);
            assertThat(head.length()).isEqualTo(cut);
            assertThat(head.then(middle).then(tail)).isEqualTo(runs).hasSameHashCodeAs(runs);
            assertThat(head.then(middle.then(tail))).isEqualTo(runs);
            long[] whole = new long[length];
            long[] wholeBases = new long[length];
            expand(runs, whole, wholeBases);
            long[] part = new long[cut2 - cut];
            long[] partBases = new long[cut2 - cut];
            expand(middle, part, partBases);
            assertThat(part).isEqualTo(Arrays.copyOfRange(whole, cut, cut2));
            assertThat(partBases).isEqualTo(Arrays.copyOfRange(wholeBases, cut, cut2));
        }
    }

    @Test
    void emptyRangesReadAndChangeNothing() {
        Ledger ledger = new Ledger();
        RangeMap map = new RangeMap(ledger, "map", 2, START, END, 0, 0);
        int mark = ledger.mark();
        map.put(START, Runs.EMPTY);
        assertThat(map.get(START, START)).isEqualTo(Runs.EMPTY);
        assertThat(map.firstNot(0, START, START)).isEqualTo(START);
        assertThat(ledger.mark()).isEqualTo(mark);
        assertThat(ledger.reads() | ledger.writes()).isZero();
    }
}
