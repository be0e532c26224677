package daxsim.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every container of one world under one ledger: random work, then back, at random depths. */
class UndoTest {
    private static final int KEYS = 64;

    private final Ledger ledger = new Ledger();
    private final LongCell number = new LongCell(ledger, "number", 3);
    private final RefCell<String> text = new RefCell<>(ledger, "text", "first");
    private final LongMap map = new LongMap(ledger, "map", 4, 2, -1);
    private final RangeMap ranges = new RangeMap(ledger, "ranges", 2, 0, KEYS, 0, 0);
    private final WordTable table = new WordTable(ledger, "table", 32);
    private final LongList list = new LongList(ledger, "list");

    private String state() {
        StringBuilder out = new StringBuilder(number.get() + " " + text.get() + " map");
        map.forEach((key, value) -> out.append(' ').append(key).append('=').append(value));
        Runs runs = ranges.get(0, KEYS);
        out.append(" ranges ").append(ranges.runCount());
        for (int i = 0; i < runs.count(); i++) {
            out.append(' ')
                    .append(runs.length(i))
                    .append(':')
                    .append(runs.value(i))
                    .append('@')
                    .append(runs.base(i));
        }
        out.append(" table");
        for (int i = 0; i < table.count(); i++) {
            out.append(' ').append(table.get(i));
        }
        out.append(" list");
        for (int i = 0; i < list.size(); i++) {
            out.append(' ').append(list.get(i));
        }
        return out.toString();
    }

    private void change(Random random) {
        int key = random.nextInt(KEYS);
        switch (random.nextInt(14)) {
            case 0 -> number.set(random.nextInt(4));
            case 1 -> number.add(random.nextInt(3) - 1);
            case 2 -> text.set("text " + random.nextInt(3));
            case 3 -> map.put(key, random.nextInt(3) - 1);
            case 4 -> map.clearIn(key, key + random.nextInt(8));
            case 5 -> {
                long base = random.nextBoolean() ? key : -1;
                long length = random.nextInt(KEYS - key + 1);
                ranges.put(key, Runs.of(length, random.nextInt(2), base));
            }
            case 6 -> {
                if (table.count() > 0) {
                    table.set(random.nextInt(table.count()), random.nextInt(100));
                }
            }
            case 7 -> {
                if (table.count() < table.capacity()) {
                    table.insert(random.nextInt(table.count() + 1), random.nextInt(100));
                }
            }
            case 8 -> {
                if (random.nextInt(20) == 0) {
                    map.clear();
                    list.clear();
                }
            }
            case 9, 10, 11 -> list.add(random.nextInt(100));
            case 12 -> {
                if (list.size() > 0) {
                    list.set(random.nextInt(list.size()), random.nextInt(100));
                }
            }
            default -> {
                if (table.count() > 0) {
                    table.delete(random.nextInt(table.count()));
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void rollingBackRestoresEverything(long seed) {
        Random random = new Random(seed);
        Deque<Integer> marks = new ArrayDeque<>();
        Deque<String> states = new ArrayDeque<>();
        marks.push(ledger.mark());
        states.push(state());
        for (int round = 0; round < 400; round++) {
            if (marks.size() > 1 && random.nextInt(5) == 0) {
                int levels = 1 + random.nextInt(marks.size() - 1);
                for (int i = 1; i < levels; i++) {
                    marks.pop();
                    states.pop();
                }
                ledger.rollback(marks.peek());
                assertThat(state()).isEqualTo(states.peek());
            } else {
                for (int i = random.nextInt(20); i >= 0; i--) {
                    change(random);
                }
                marks.push(ledger.mark());
                states.push(state());
            }
        }
        ledger.rollback(marks.peekLast());
        assertThat(state()).isEqualTo(states.peekLast());
        assertThat(ledger.mark()).isZero();
    }

    /** Against plain arrays, key by key. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theTableBehavesLikeAnArray(long seed) {
        Random random = new Random(seed);
        long[] model = new long[0];
        for (int i = 0; i < 2000; i++) {
            int n = model.length;
            int what = random.nextInt(3);
            if (what == 0 && n < table.capacity()) {
                int at = random.nextInt(n + 1);
                long word = random.nextLong();
                long[] longer = new long[n + 1];
                System.arraycopy(model, 0, longer, 0, at);
                longer[at] = word;
                System.arraycopy(model, at, longer, at + 1, n - at);
                model = longer;
                table.insert(at, word);
            } else if (what == 1 && n > 0) {
                int at = random.nextInt(n);
                long[] shorter = Arrays.copyOf(model, n - 1);
                System.arraycopy(model, at + 1, shorter, at, n - 1 - at);
                model = shorter;
                table.delete(at);
            } else if (n > 0) {
                int at = random.nextInt(n);
                model[at] = random.nextLong();
                table.set(at, model[at]);
            }
            assertThat(table.count()).isEqualTo(model.length);
            for (int k = 0; k < model.length; k++) {
                assertThat(table.get(k)).isEqualTo(model[k]);
            }
        }
    }
}
