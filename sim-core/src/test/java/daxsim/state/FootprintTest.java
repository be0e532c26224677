package daxsim.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Two accesses of one key must meet in a place: that is what the explorer's reduction rests on. */
class FootprintTest {
    private static final long TOP = 40L << 12;

    private final Ledger ledger = new Ledger();

    private long written(Runnable change) {
        int mark = ledger.mark();
        ledger.clearFootprint();
        change.run();
        long writes = ledger.writes();
        ledger.rollback(mark);
        return writes;
    }

    private long read(Runnable look) {
        ledger.clearFootprint();
        look.run();
        assertThat(ledger.writes()).as("looking writes nothing").isZero();
        return ledger.reads();
    }

    private static void forRandomRanges(LongConsumer fromThenTo, LongConsumer key, Runnable check) {
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            long from = random.nextLong(TOP - 1);
            long to = from + 1 + (random.nextBoolean() ? random.nextLong(100) : random.nextLong(TOP));
            fromThenTo.accept(from);
            fromThenTo.accept(Math.min(to, TOP));
            key.accept(from + random.nextLong(Math.min(to, TOP) - from));
            check.run();
        }
    }

    @Test
    void everyLookAtARangeMeetsEveryWriteInIt() {
        for (int places : new int[] {1, 2, 3, 7, 64}) {
            RangeMap map = new RangeMap(ledger, "ranges", places, 0, TOP, 0, 0);
            long[] range = new long[2];
            long[] key = new long[1];
            forRandomRanges(
                    bound -> {
                        range[0] = range[1];
                        range[1] = bound;
                    },
                    k -> key[0] = k,
                    () -> {
                        long from = range[0];
                        long to = range[1];
                        long write = written(() -> map.put(key[0], Runs.of(1, 5, -1)));
                        assertThat(write).isNotZero();
                        assertThat(read(() -> map.get(from, to)) & write).isNotZero();
                        assertThat(read(() -> map.firstNot(0, from, to)) & write)
                                .isNotZero();
                        assertThat(read(() -> map.runEnd(from, to)) & write).isNotZero();
                        assertThat(read(() -> map.valueAt(key[0])) & write).isNotZero();
                        assertThat(read(map::runCount) & write).isNotZero();
                        assertThat(written(() -> map.put(from, Runs.of(to - from, 6, -1))) & write)
                                .isNotZero();
                    });
        }
    }

    @Test
    void everyLookAtAMapMeetsEveryWriteInIt() {
        for (int places : new int[] {1, 2, 5, 64}) {
            LongMap map = new LongMap(ledger, "map", places, 12, 0);
            long[] range = new long[2];
            long[] key = new long[1];
            forRandomRanges(
                    bound -> {
                        range[0] = range[1];
                        range[1] = bound;
                    },
                    k -> key[0] = k,
                    () -> {
                        long from = range[0];
                        long to = range[1];
                        long write = written(() -> map.put(key[0], 5));
                        assertThat(write).isNotZero();
                        assertThat(read(() -> map.get(key[0])) & write).isNotZero();
                        assertThat(read(() -> map.countIn(from, to)) & write).isNotZero();
                        assertThat(read(() -> map.firstKeyIn(from, to)) & write).isNotZero();
                        assertThat(read(() -> map.lastKeyIn(from, to)) & write).isNotZero();
                        assertThat(read(() -> map.forEachIn(from, to, (k, value) -> {})) & write)
                                .isNotZero();
                        assertThat(read(map::size) & write).isNotZero();
                        assertThat(written(map::clear) & read(() -> map.get(key[0])))
                                .isNotZero();
                    });
        }
    }

    @Test
    void pagesApartDoNotMeet() {
        RangeMap map = new RangeMap(ledger, "ranges", 8, 0, TOP, 0, 0);
        long write = written(() -> map.put(0, Runs.of(4096, 5, -1)));
        assertThat(read(() -> map.get(4096, 8192)) & write).isZero();
        assertThat(read(() -> map.get(4095, 4097)) & write).isNotZero();
    }

    @Test
    void cellsAndTablesMeetThemselvesOnly() {
        LongCell one = new LongCell(ledger, "one", 0);
        RefCell<String> other = new RefCell<>(ledger, "other", "");
        WordTable table = new WordTable(ledger, "table", 4);
        long writeOne = written(() -> one.set(0));
        long writeOther = written(() -> other.set("x"));
        long writeTable = written(() -> table.insert(0, 1));
        assertThat(writeOne).as("storing what is there is a write too").isEqualTo(read(one::get));
        assertThat(writeOther).isEqualTo(read(other::get));
        LongList list = new LongList(ledger, "list");
        long writeList = written(() -> list.add(1));
        list.add(1);
        assertThat(writeList)
                .isEqualTo(read(list::size))
                .isEqualTo(read(() -> list.get(0)))
                .isEqualTo(written(() -> list.set(0, 2)))
                .isEqualTo(written(list::clear));
        assertThat(writeTable).isEqualTo(read(table::count)).isEqualTo(read(() -> table.get(0)));
        assertThat(writeOne & writeOther | writeOne & writeTable | writeOther & writeTable)
                .isZero();
        assertThat(ledger.describe(writeOther)).isEqualTo("other");
    }

    @Test
    void mutedAccessesLeaveNothing() {
        LongCell cell = new LongCell(ledger, "cell", 0);
        ledger.clearFootprint();
        ledger.mute(true);
        cell.set(cell.get() + 1);
        ledger.mute(false);
        assertThat(ledger.reads() | ledger.writes()).isZero();
        assertThat(cell.get()).isEqualTo(1);
        ledger.rollback(0);
        assertThat(cell.get()).as("but they are undone").isZero();
    }

    @Test
    void furtherPlacesShareBits() {
        long first = ledger.place("first");
        for (int i = 1; i < Ledger.PLACES; i++) {
            ledger.place("more");
        }
        assertThat(ledger.place("shared")).isEqualTo(first);
        assertThat(ledger.describe(first)).isEqualTo("first shared");
    }
}
