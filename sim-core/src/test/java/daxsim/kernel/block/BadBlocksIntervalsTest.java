package daxsim.kernel.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.state.Ledger;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as intervals: against a set of sectors, and against the tables wherever those keep what they are given. */
class BadBlocksIntervalsTest {
    private final Ledger ledger = new Ledger();
    private final BadBlocks list = new BadBlocksIntervals(ledger, "t");

    /** Rows of the tables' vectors whose answer does not hang on how a table is laid out, and what only intervals can do. */
    @ParameterizedTest(name = "{0}  ->  {1} : {2}")
    @CsvSource(delimiter = '|', textBlock = """
            set(100,8) set(108,8)                      | 0 0   | [100+16]
            set(100,8) set(90,12)                      | 0 0   | [90+18]
            set(0,256) set(256,256)                    | 0 0   | [0+512]
            set(0,512) set(512,8)                      | 0 0   | [0+520]
            set(0,256) set(300,256) set(256,44)        | 0 0 0 | [0+556]
            set(0,600) check(0,8) check(520,8)         | 0 1(0,600) 1(0,600) | [0+600]
            set(10,1) set(20,1) set(30,1) set(5,40)    | 0 0 0 0 | [5+40]
            set(32,1) set(34,1) set(36,1) set(32,12)   | 0 0 0 0 | [32+12]
            set(0,1) set(4,1) set(0,8) check(6,1)      | 0 0 0 1(0,8) | [0+8]
            set(900,1100) set(400,1600) set(1100,600)  | 0 0 0 | [400+1600]
            set(0,64) clear(8,8)                       | 0 0   | [0+8] [16+48]
            set(0,64) clear(0,8)                       | 0 0   | [8+56]
            set(0,64) clear(56,8)                      | 0 0   | [0+56]
            set(0,64) clear(0,64)                      | 0 0   | ''
            set(0,8) set(16,8) set(32,8) clear(4,32)   | 0 0 0 0 | [0+4] [36+4]
            set(2^40,8) set(0,8) clear(0,2^31-1)       | 0 0 0 | [1099511627776+8]
            set(3,2) set(40,64) check(0,8) check(4,8) check(0,48)    | 0 0 1(3,2) 1(3,2) 1(3,2) | [3+2] [40+64]
            set(3,2) set(40,64) check(8,8) check(104,1) check(40,0)  | 0 0 0 0 0 | [3+2] [40+64]
            set(3,2) set(40,64) check(64,8) check(103,1)             | 0 0 1(40,64) 1(40,64) | [3+2] [40+64]
            set(100,8) set(92,8) set(100,1)            | 0 0 0 | [92+16]
            set(0,64,u) set(8,8) check(0,4) check(8,8) check(0,64) | 0 0 -1(0,8) 1(8,8) -1(0,8) | [0+8 u] [8+8] [16+48 u]
            set(0,64) set(60,8,u)                      | 0 0   | [0+64] [64+4 u]
            set(0,64,u) set(0,8) set(56,8)             | 0 0 0 | [0+8] [8+48 u] [56+8]
            set(0,64) set(8,8,u)                       | 0 0   | [0+64]
            set(8,8) set(0,32,u) set(40,8,u) set(32,8,u) | 0 0 0 0 | [0+8 u] [8+8] [16+32 u]
            set(8,8) set(24,8) set(4,40,u)             | 0 0 0 | [4+4 u] [8+8] [16+8 u] [24+8] [32+12 u]
            set(0,8,u) set(8,8,u) set(4,8)             | 0 0 0 | [0+4 u] [4+8] [12+4 u]
            set(2^54+5,4)                              | 0     | [18014398509481989+4]
            set(0,0) clear(0,0) set(0,-1) clear(0,-1)  | 1 1 1 1 | ''
            set(0,-2^31) set(0,2^32)                   | 1 1   | ''
            set(0,64) check(8,0) check(8,-1)           | 0 0 0 | [0+64]
            """)
    void vectors(String calls, String answers, String entries) {
        assertThat(new BadBlocksScript(list).run(calls)).isEqualTo(answers);
        assertThat(list).hasToString(entries);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void listsExactlyWhatWasSet(long seed) {
        Random random = new Random(seed);
        BitSet sectors = new BitSet();
        BitSet acked = new BitSet();
        BadRange range = new BadRange();
        for (int step = 0; step < 4000; step++) {
            String where = "seed " + seed + " step " + step;
            int s = random.nextInt(3000);
            int n = 1 + random.nextInt(step % 40 == 0 ? 2000 : 20);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    assertThat(list.set(s, n, true)).isZero();
                    sectors.set(s, s + n);
                    acked.set(s, s + n);
                }
                case 2 -> {
                    assertThat(list.set(s, n, false)).isZero();
                    sectors.set(s, s + n);
                }
                case 3 -> {
                    assertThat(list.clear(s, n)).isZero();
                    sectors.clear(s, s + n);
                    acked.clear(s, s + n);
                }
                default -> {
                    list.writtenOut();
                    if (random.nextInt(10) == 0) {
                        list.ackAll();
                        acked.or(sectors);
                    }
                }
            }
            assertThat(list).as(where).hasToString(text(sectors, acked));
            assertThat(list.sectors()).as(where).isEqualTo(sectors.cardinality());
            assertThat(list.unackedExist()).as(where).isEqualTo(!sectors.equals(acked));
            check(random.nextInt(3100), 1 + random.nextInt(60), sectors, acked, range, where);
        }
    }

    private void check(int s, int n, BitSet sectors, BitSet acked, BadRange range, String where) {
        BitSet hit = sectors.get(s, s + n);
        BitSet hitAcked = acked.get(s, s + n);
        int wanted = hit.isEmpty() ? 0 : hit.equals(hitAcked) ? 1 : -1;
        assertThat(list.check(s, n, range)).as(where).isEqualTo(wanted);
        StringBuilder overlapping = new StringBuilder();
        list.forEachIn(s, s + n, (start, length, ack) -> {
            if (overlapping.isEmpty()) {
                assertThat(range.firstBad).as("the lowest, unclipped; " + where).isEqualTo(start);
                assertThat(range.badSectors).as(where).isEqualTo((int) length);
            }
            overlapping.append(start);
            assertThat(start).isLessThan(s + n);
            assertThat(start + length).isGreaterThan(s);
        });
        assertThat(overlapping.isEmpty()).as(where).isEqualTo(wanted == 0);
    }

    /** Intervals as they must be: as long as can be, apart or differing in their acknowledgement. */
    private static String text(BitSet sectors, BitSet acked) {
        StringBuilder text = new StringBuilder();
        for (int s = sectors.nextSetBit(0); s >= 0; ) {
            boolean ack = acked.get(s);
            int end = s;
            while (sectors.get(end) && acked.get(end) == ack) {
                end++;
            }
            text.append(text.isEmpty() ? "[" : " [")
                    .append(s)
                    .append('+')
                    .append(end - s)
                    .append(ack ? "]" : " u]");
            s = sectors.nextSetBit(end);
        }
        return text.toString();
    }

    /** As long as neither table is full and no acknowledgement is missing, the code of 6.7 lists the same sectors. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithTheTableOf67(long seed) {
        Random random = new Random(seed);
        BadBlocks table = new BadBlocks67(new Ledger(), "t");
        BadRange ofTable = new BadRange();
        BadRange ofList = new BadRange();
        for (int step = 0; step < 3000; step++) {
            String where = "seed " + seed + " step " + step;
            int s = random.nextInt(1500);
            int n = 1 + random.nextInt(step % 50 == 0 ? 900 : 24);
            boolean set = random.nextInt(5) < 3;
            assertThat(set ? list.set(s, n, true) : list.clear(s, n))
                    .as(where)
                    .isEqualTo(set ? table.set(s, n, true) : table.clear(s, n));
            assertThat(sectors(list)).as(where).isEqualTo(sectors(table));
            int q = random.nextInt(1600);
            int answer = table.check(q, 16, ofTable);
            assertThat(list.check(q, 16, ofList)).as(where).isEqualTo(answer);
            if (answer != 0) {
                assertThat(ofList.firstBad).as(where).isLessThanOrEqualTo(ofTable.firstBad);
                assertThat(ofList.firstBad + ofList.badSectors)
                        .as(where)
                        .isGreaterThanOrEqualTo(ofTable.firstBad + ofTable.badSectors);
            }
        }
    }

    /** The old code too, as long as every set goes where nothing is near. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void agreesWithTheOldTableWhereThatIsRight(long seed) {
        Random random = new Random(seed);
        BadBlocks table = new BadBlocksPre67(new Ledger(), "t");
        for (int step = 0; step < 2000; step++) {
            int s = random.nextInt(8000);
            int n = 1 + random.nextInt(16);
            if (random.nextInt(3) == 0) {
                assertThat(list.clear(s, n)).isEqualTo(table.clear(s, n));
            } else if (table.count() < 500 && list.check(Math.max(0, s - 1), n + 2, new BadRange()) == 0) {
                assertThat(list.set(s, n, true)).isEqualTo(table.set(s, n, true));
            }
            assertThat(list).as("seed " + seed + " step " + step).hasToString(table.toString());
        }
    }

    private static BitSet sectors(BadBlocks table) {
        BitSet sectors = new BitSet();
        table.forEach((start, length, ack) -> sectors.set((int) start, (int) (start + length)));
        return sectors;
    }

    @Test
    void thereIsAlwaysRoomForOneMore() {
        for (int i = 0; i < 5000; i++) {
            assertThat(list.set(16L * i, 8, true)).isZero();
        }
        assertThat(list.count()).isEqualTo(5000);
        assertThat(list.clear(16 * 4000 + 2, 1)).isZero();
        assertThat(list.count()).isEqualTo(5001);
        assertThat(list.check(16 * 4000 + 2, 1, new BadRange())).isZero();
        assertThat(list.check(16 * 4000 + 3, 1, new BadRange())).isEqualTo(1);
    }

    @Test
    void intervalsAreLongerThanAnIntCanCount() {
        int most = Integer.MAX_VALUE;
        list.set(0, most, true);
        list.set(most, most, true);
        list.set(2L * most, 5, true);
        assertThat(list).hasToString("[0+" + (2L * most + 5) + "]");
        assertThat(BadBlocksText.sysfs(list)).isEqualTo("0 " + (2L * most + 5) + "\n");
        BadRange range = new BadRange();
        assertThat(list.check(2L * most + 4, 8, range)).isEqualTo(1);
        assertThat(range.firstBad).isZero();
        assertThat(range.badSectors).isEqualTo(most);
        list.clear(most - 4, 8);
        assertThat(list).hasToString("[0+" + (most - 4) + "] [" + (most + 4L) + "+" + (most + 1L) + "]");
    }

    @Test
    void whatNoDeviceReachesIsRefused() {
        assertThat(list.set(Long.MIN_VALUE, 8, true)).isEqualTo(1);
        assertThat(list.clear(-1, 8)).isEqualTo(1);
        assertThat(list.set(Long.MAX_VALUE - 4, 8, true)).isZero();
        assertThat(list.check(Long.MAX_VALUE - 2, 8, new BadRange())).isEqualTo(1);
        assertThat(list.check(-2, 1, new BadRange())).isZero();
        assertThatThrownBy(() -> new BadBlocksIntervals(ledger, "t", 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("intervals in units of 8 sectors");
    }

    @Test
    void disabledUntilItIsEnabled() {
        BadBlocks disabled = new BadBlocksIntervals(ledger, "t", -1);
        assertThat(new BadBlocksScript(disabled).run("set(0,8) clear(0,8) check(0,8)"))
                .isEqualTo("1 1 0");
        disabled.enable();
        assertThat(disabled.set(0, 8, true)).isZero();
        disabled.reset();
        assertThat(disabled).hasToString("");
        assertThat(disabled.sectors()).isZero();
    }

    /** What is listed already costs nothing: every machine check lists all ranges of the bus anew. */
    @Test
    void listingAgainChangesNothing() {
        list.set(0, 64, true);
        list.set(100, 8, false);
        int mark = ledger.mark();
        list.set(8, 8, true);
        list.set(0, 64, true);
        list.set(0, 64, false);
        list.set(102, 2, false);
        list.clear(64, 30);
        assertThat(ledger.mark()).isEqualTo(mark);
    }
}
