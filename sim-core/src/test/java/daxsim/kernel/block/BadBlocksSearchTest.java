package daxsim.kernel.block;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table codes against a plain set of sectors: by chance in a large world, completely in a small one. */
class BadBlocksSearchTest {
    /** One call of the small world. */
    private record Call(boolean set, int sector, int n) {
        int on(BadBlocks table) {
            return set ? table.set(sector, n, true) : table.clear(sector, n);
        }

        void on(BitSet sectors) {
            sectors.set(sector, sector + n, set);
        }
    }

    private static BitSet listed(BadBlocks table) {
        BitSet sectors = new BitSet();
        table.forEach(
                (start, length, acknowledged) -> sectors.set(Math.toIntExact(start), Math.toIntExact(start + length)));
        return sectors;
    }

    private static void assertSortedAndApart(BadBlocks table) {
        long[] end = new long[1];
        table.forEach((start, length, acknowledged) -> {
            assertThat(start).isGreaterThanOrEqualTo(end[0]);
            end[0] = start + length;
        });
    }

    private static boolean anyIn(BitSet sectors, int s, int n) {
        int next = sectors.nextSetBit(s);
        return next >= 0 && next < s + n;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theNewCodeListsExactlyWhatWasSet(long seed) {
        Random random = new Random(seed);
        BadBlocks table = new BadBlocks67(new Ledger(), "t");
        BitSet sectors = new BitSet();
        BadRange range = new BadRange();
        for (int step = 0; step < 3000; step++) {
            String where = "seed " + seed + " step " + step;
            // 1,500 sectors with gaps between ranges need fewer than 512 entries only because long ranges join them.
            Call call = new Call(
                    random.nextInt(5) < 3, random.nextInt(1500), 1 + random.nextInt(step % 50 == 0 ? 1200 : 24));
            assertThat(call.on(table)).as(where).isZero();
            call.on(sectors);
            assertThat(table.count()).as(where).isLessThan(BadBlocks.MAX_BADBLOCKS - 1);
            assertThat(listed(table)).as(where).isEqualTo(sectors);
            assertSortedAndApart(table);
            int s = random.nextInt(1600);
            int n = 1 + random.nextInt(40);
            int answer = table.check(s, n, range);
            assertThat(answer).as(where).isEqualTo(anyIn(sectors, s, n) ? 1 : 0);
            if (answer == 1) {
                assertThat(range.firstBad).as(where).isLessThan(s + n);
                assertThat(range.firstBad + range.badSectors)
                        .as(where)
                        .isGreaterThan(Math.max(s, sectors.nextSetBit(s)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void theOldCodeIsRightAsLongAsASetMeetsNothing(long seed) {
        Random random = new Random(seed);
        BadBlocks table = new BadBlocksPre67(new Ledger(), "t");
        BitSet sectors = new BitSet();
        BadRange range = new BadRange();
        for (int step = 0; step < 2000; step++) {
            String where = "seed " + seed + " step " + step;
            Call call = new Call(random.nextInt(3) > 0, random.nextInt(4000), 1 + random.nextInt(16));
            boolean meets = anyIn(sectors, Math.max(0, call.sector() - 1), call.n() + 2);
            if (!call.set() || (!meets && table.count() < 510)) {
                assertThat(call.on(table)).as(where).isZero();
                call.on(sectors);
            }
            assertThat(listed(table)).as(where).isEqualTo(sectors);
            int s = random.nextInt(4100);
            assertThat(table.check(s, 8, range)).as(where).isEqualTo(anyIn(sectors, s, 8) ? 1 : 0);
        }
    }

    private static List<Call> smallWorld() {
        List<Call> calls = new ArrayList<>();
        for (int sector = 0; sector < 6; sector++) {
            for (int n : new int[] {1, 2, 5}) {
                calls.add(new Call(true, sector, n));
                calls.add(new Call(false, sector, n));
            }
        }
        return calls;
    }

    /** Walks all sequences of three calls and undoes its way back through the ledger. */
    private static final class Walk {
        final Ledger ledger = new Ledger();
        final BadBlocks table;
        int sequences;
        int lost;
        int lostOtherwise;
        int left;

        Walk(Function<Ledger, BadBlocks> maker) {
            table = maker.apply(ledger);
        }

        void all(int depth, BitSet sectors) {
            for (Call call : smallWorld()) {
                int mark = ledger.mark();
                String before = table.toString();
                BitSet next = (BitSet) sectors.clone();
                boolean reachesBehindAnother = call.set() && anyEntryInside(call);
                call.on(table);
                call.on(next);
                if (depth == 1) {
                    sequences++;
                    judge(next, reachesBehindAnother);
                } else {
                    all(depth - 1, next);
                }
                ledger.rollback(mark);
                assertThat(table.toString()).isEqualTo(before);
            }
        }

        /** Whether an entry begins behind the call's first sector and ends before its last. */
        private boolean anyEntryInside(Call call) {
            boolean[] inside = new boolean[1];
            table.forEach((start, length, acknowledged) ->
                    inside[0] |= start > call.sector() && start + length < call.sector() + call.n());
            return inside[0];
        }

        private void judge(BitSet wanted, boolean reachesBehindAnother) {
            BitSet missing = (BitSet) wanted.clone();
            BitSet surplus = listed(table);
            missing.andNot(surplus);
            surplus.andNot(wanted);
            lost += missing.isEmpty() ? 0 : 1;
            lostOtherwise += missing.isEmpty() || reachesBehindAnother ? 0 : 1;
            left += surplus.isEmpty() ? 0 : 1;
            assertSortedAndApart(table);
        }
    }

    @Test
    void everyShortSequenceIsExactWithTheNewCode() {
        Walk walk = new Walk(ledger -> new BadBlocks67(ledger, "t"));
        walk.all(3, new BitSet());
        assertThat(walk.sequences).isEqualTo(36 * 36 * 36);
        assertThat(walk.lost).isZero();
        assertThat(walk.left).isZero();
    }

    @Test
    void everyShortSequenceIsExactWithIntervals() {
        Walk walk = new Walk(ledger -> new BadBlocksIntervals(ledger, "t"));
        walk.all(3, new BitSet());
        assertThat(walk.sequences).isEqualTo(36 * 36 * 36);
        assertThat(walk.lost).isZero();
        assertThat(walk.left).isZero();
    }

    @Test
    void theOldCodeLosesSectorsOnlyWhenASetReachesBehindAnEntryInsideIt() {
        Walk walk = new Walk(ledger -> new BadBlocksPre67(ledger, "t"));
        walk.all(3, new BitSet());
        assertThat(walk.sequences).isEqualTo(36 * 36 * 36);
        assertThat(walk.lost).isEqualTo(139);
        assertThat(walk.lostOtherwise).isZero();
        assertThat(walk.left).isZero();
    }

    @ParameterizedTest(name = "capacity {0}")
    @ValueSource(ints = {1, 2})
    void aTinyNewTableStaysSortedButForgetsAndKeeps(int capacity) {
        Walk walk = new Walk(ledger -> new BadBlocks67(ledger, "t", capacity, 0));
        walk.all(3, new BitSet());
        assertThat(walk.sequences).isEqualTo(36 * 36 * 36);
        assertThat(walk.lost).isPositive();
        assertThat(walk.left).isPositive();
    }
}
