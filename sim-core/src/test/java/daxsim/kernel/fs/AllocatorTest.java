package daxsim.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.state.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: every filesystem gives out the blocks that its kernel would, none twice, and none before the commit. Method: blocks
 * that real kernels chose, choices worked out by hand from the kernels' code, and random use against a bitmap.
 */
class AllocatorTest {
    private final Ledger ledger = new Ledger();

    private FreeSpace free(String runs) {
        FreeSpace free = new FreeSpace(ledger, "free");
        for (String run : runs.split(" ")) {
            long first = Long.parseLong(run.substring(0, run.indexOf('-')));
            long end = Long.parseLong(run.substring(run.indexOf('-') + 1));
            free.add(new BlockRun(first, end - first));
        }
        return free;
    }

    private static @Nullable Extent extent(@Nullable String text) {
        if (text == null) {
            return null;
        }
        long[] n = Arrays.stream(text.split("[@+]")).mapToLong(Long::parseLong).toArray();
        return new Extent(n[0], n[1], n[2], false);
    }

    private static String text(@Nullable BlockRun run) {
        return run == null ? "none" : run.start() + "+" + run.count();
    }

    /**
     * What 6.1.192 and 6.12.117 chose on ext4: recordings e820-ext4, ext-ext4, hwpoison-2m-ext4 and nfit-ext4, from the fiemap
     * behind each step. Free is what mke2fs and the file of the recording leave.
     */
    @ParameterizedTest(name = "free {1}, extents left {3} and right {4}: {2} blocks at file block {0} are {5}")
    @CsvSource({
        "0, 32833-65536,             64,   ,           , 32896+64",
        "2, 32833-32896 32960-65536, 1,    0@32896+2,   3@32899+61, 32833+1",
        "0, 32833-65536,             2048, ,            , 34816+2048",
        "4, 32833-34816 36864-65536, 1,    0@34816+4,   5@34821+2043, 32833+1",
        "0, 32833-65536,             1024, ,            , 33792+1024",
        "0, 2033-15872,              64,   ,            , 15360+64",
        "2, 2033-15360 15424-15872,  1,    0@15360+2,   3@15363+61, 2033+1",
        // Given back and committed, the block is had again.
        "2, 32833-32896 32898-32899, 1,    0@32896+2,   3@32899+61, 32898+1",
    })
    void ext4AsRecorded(
            long block, String runs, long wanted, @Nullable String left, @Nullable String right, String got) {
        FreeSpace free = free(runs);
        Mballoc policy = new Mballoc(ledger, "t", runs.endsWith("15872") ? 15872 : 131072);
        if (left != null) {
            policy.placed(
                    new BlockRun(java.util.Objects.requireNonNull(extent(left)).deviceBlock(), 1), 64);
        }
        AllocationPolicy.Request request =
                new AllocationPolicy.Request(block, wanted, extent(left), extent(right), Math.max(64, wanted));
        assertThat(text(policy.choose(free, request))).isEqualTo(got);
    }

    @ParameterizedTest(name = "ext4, free {0}, {1} blocks: {2}")
    @CsvSource({
        // No power of two: the first chunk of the right size, else the smallest that will do. Chunks are cut at
        // buddies.
        "1000-1003 2000-2064, 3, 1000+3",
        "1003-1024 2048-2056, 5, 1003+5",
        "1002-1024 2048-2056, 5, 1002+5",
        "1008-1024 2048-2056, 5, 2048+5",
        "1000-1002 1004-1006 1008-1010, 5, 1000+2",
        // The average of the first group is too small for it, that of the next is not.
        "1000-1001 2000-2001 3000-3009 40000-41000, 9, 40960+9",
        // A whole group is the most that is given at once.
        "32768-98304, 40000, 32768+32768",
        "100-101, 7, 100+1",
    })
    void ext4ByHand(String runs, long wanted, String got) {
        Mballoc policy = new Mballoc(ledger, "t", 131072);
        AllocationPolicy.Request request = new AllocationPolicy.Request(0, wanted, null, null, wanted);
        assertThat(text(policy.choose(free(runs), request))).isEqualTo(got);
    }

    @Test
    void ext4GoesOnInTheGroupOfTheLastLargeFile() {
        Mballoc policy = new Mballoc(ledger, "t", 131072);
        FreeSpace free = free("1000-2000 70000-70010");
        AllocationPolicy.Request small = new AllocationPolicy.Request(0, 3, null, null, 3);
        AllocationPolicy.Request large = new AllocationPolicy.Request(0, 3, null, null, 100);
        policy.placed(new BlockRun(70500, 10), 100);
        assertThat(text(policy.choose(free, large))).isEqualTo("70000+3");
        assertThat(text(policy.choose(free, small))).isEqualTo("1000+3");
        policy.mounted();
        assertThat(text(policy.choose(free, large))).isEqualTo("1000+3");
    }

    /** Groups of 4096 blocks, the first 8 of each headers. */
    @ParameterizedTest(name = "xfs, free {1}, extents left {3} and right {4}: {2} blocks at file block {0} are {5}")
    @CsvSource({
        // The block that was freed, were it not busy; else the nearest start.
        "2, 1002-1003 2000-3000,     1, 0@1000+2,  3@1003+61, 1002+1",
        "2, 900-910 2000-3000,       1, 0@1000+2,  3@1003+61, 900+1",
        "2, 900-910 1063-3000,       1, 0@1000+2,  3@1003+61, 1063+1",
        // Two pieces at one distance: the longer, then the one behind.
        "2, 990-992 1014-1015,       1, 0@1000+2,  3@1003+61, 990+1",
        "2, 990-992 1014-1016,       1, 0@1000+2,  3@1003+61, 1014+1",
        // In the middle of a piece the goal itself; at its end, where the rest is too short, its start.
        "2, 500-1500,                4, 0@900+2,   ,          902+4",
        "2, 500-904,                 4, 0@900+2,   ,          500+4",
        // At the end of the file the gap is kept.
        "10, 1000-3000,              4, 0@1000+2,  ,          1010+4",
        // A small gap counts for the neighbour that has it, a large one twice.
        "10, 1000-3000,              1, 0@1000+8,  20@2000+4, 1010+1",
        "10, 1000-3000,              1, 0@1000+2,  12@2000+4, 1998+1",
        "20, 1000-3000,              1, 0@1000+2,  99@2000+4, 1002+1",
        // A group that has it in one piece goes first, the goal's before others, there the piece that fits best.
        "2, 1010-1012 5000-6000 7000-7005 7010-7015, 4, 0@1000+2, , 7000+4",
        "2, 1010-1012 5000-5003 9000-9003,           4, 0@1000+2, , 5000+3",
        "2, 1010-1013 1020-1023,     4, 0@1017+2,  ,          1020+3",
        "0, 3000-3100 300-340,       4, ,          ,          300+4",
    })
    void xfsByHand(long block, String runs, long wanted, @Nullable String left, @Nullable String right, String got) {
        AllocationPolicy policy = new XfsAlloc(new AgGeometry(16384, 4096));
        AllocationPolicy.Request request =
                new AllocationPolicy.Request(block, wanted, extent(left), extent(right), 100);
        assertThat(text(policy.choose(free(runs), request))).isEqualTo(got);
    }

    @ParameterizedTest(name = "{0} MiB: groups of {1} blocks")
    @CsvSource({"16, 4096", "32, 4096", "64, 4096", "100, 6400", "8192, 524288", "4194304, 268435456"})
    void allocationGroups(long mib, long blocks) {
        assertThat(AgGeometry.of(mib << 8).agBlocks()).isEqualTo(blocks);
    }

    @Test
    void headersOfGroupsAreNobodys() {
        List<BlockRun> data = FsType.XFS.dataBlocks(16384);
        assertThat(data)
                .containsExactly(
                        new BlockRun(256, 3840),
                        new BlockRun(4104, 4088),
                        new BlockRun(8200, 4088),
                        new BlockRun(12296, 4088));
        assertThat(FsType.XFS.metadata(16384))
                .containsExactly(
                        new BlockRun(0, 256), new BlockRun(4096, 8), new BlockRun(8192, 8), new BlockRun(12288, 8));
        assertThat(FsType.EXT4.metadata(16384)).containsExactly(new BlockRun(0, 256));
    }

    private Allocator allocator(FsType type, long blocks, boolean reuseAtOnce) {
        return new Allocator(ledger, "t", type.policy(ledger, "t", blocks), type.dataBlocks(blocks), reuseAtOnce);
    }

    private static AllocationPolicy.Request anywhere(long wanted) {
        return new AllocationPolicy.Request(0, wanted, null, null, 100);
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void freedBlocksWaitAndThenJoinTheirNeighbours(FsType type) {
        Allocator allocator = allocator(type, 1024, false);
        assertThat(text(allocator.allocate(anywhere(768)))).isEqualTo("256+768");
        allocator.release(new BlockRun(304, 2));
        allocator.release(new BlockRun(302, 2));
        assertThat(allocator.anyPending()).isTrue();
        assertThat(allocator.allocate(anywhere(1))).isNull();
        assertThat(allocator.unused()).containsExactly(new BlockRun(302, 2), new BlockRun(304, 2));
        allocator.commit();
        assertThat(allocator.anyPending()).isFalse();
        assertThat(allocator.free().runs()).containsExactly(new BlockRun(302, 4));
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void withoutTheWaitTheSameBlockComesBack(FsType type) {
        AllocationPolicy.Request same =
                new AllocationPolicy.Request(4, 1, new Extent(0, 300, 4, false), new Extent(5, 305, 95, false), 100);
        for (boolean atOnce : new boolean[] {false, true}) {
            Allocator allocator = allocator(type, 1024, atOnce);
            assertThat(allocator.reserve(new BlockRun(300, 100), 100)).isTrue();
            allocator.release(new BlockRun(304, 1));
            BlockRun got = allocator.allocate(same);
            assertThat(text(got).equals("304+1")).isEqualTo(atOnce);
        }
    }

    @Test
    void onlyFreeBlocksCanBeReserved() {
        Allocator allocator = allocator(FsType.EXT4, 512, false);
        assertThat(allocator.reserve(new BlockRun(258, 4), 4)).isTrue();
        assertThat(allocator.reserve(new BlockRun(261, 2), 2)).isFalse();
        assertThat(allocator.reserve(new BlockRun(510, 4), 4)).isFalse();
        assertThat(allocator.reserve(new BlockRun(255, 1), 1)).isFalse();
    }

    @Test
    void blocksThatAreNotFreeAreNotTakenAndFreeOnesNotFreed() {
        FreeSpace free = free("10-20 30-40");
        assertThatThrownBy(() -> free.take(new BlockRun(18, 4))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> free.take(new BlockRun(20, 1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> free.add(new BlockRun(25, 6))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> free.add(new BlockRun(19, 1))).isInstanceOf(IllegalStateException.class);
    }

    /** Every way to take and free ranges of eight blocks, four steps deep, against a bitmap. */
    @Test
    void everySmallHistoryOfFreeSpace() {
        FreeSpace free = new FreeSpace(ledger, "free");
        int[] steps = new int[1];
        walk(free, new BitSet(), 4, steps);
        assertThat(steps[0]).isGreaterThan(100_000);
    }

    private void walk(FreeSpace free, BitSet model, int depth, int[] steps) {
        assertThat(runs(free)).isEqualTo(runs(model));
        steps[0]++;
        if (depth == 0) {
            return;
        }
        for (int start = 0; start < 8; start++) {
            for (int count = 1; start + count <= 8; count++) {
                BlockRun blocks = new BlockRun(start, count);
                int mark = ledger.mark();
                if (model.nextSetBit(start) < 0 || model.nextSetBit(start) >= start + count) {
                    free.add(blocks);
                } else if (model.nextClearBit(start) >= start + count) {
                    free.take(blocks);
                } else {
                    assertThat(free.holds(blocks)).isFalse();
                    continue;
                }
                model.flip(start, start + count);
                walk(free, model, depth - 1, steps);
                model.flip(start, start + count);
                ledger.rollback(mark);
            }
        }
    }

    private static String runs(FreeSpace free) {
        return free.runs().stream().map(AllocatorTest::text).collect(Collectors.joining(" "));
    }

    private static String runs(BitSet model) {
        List<String> runs = new ArrayList<>();
        for (int at = model.nextSetBit(0); at >= 0; at = model.nextSetBit(model.nextClearBit(at))) {
            runs.add(at + "+" + (model.nextClearBit(at) - at));
        }
        return String.join(" ", runs);
    }

    private enum Use {
        EXT4_1,
        EXT4_2,
        XFS_1,
        XFS_2;

        FsType type() {
            return name().startsWith("XFS") ? FsType.XFS : FsType.EXT4;
        }
    }

    /** What is given is free, at most what was wished and together; nothing free is left while a wish fails. */
    @ParameterizedTest
    @EnumSource(Use.class)
    void noBlockIsHandedOutTwice(Use use) {
        Random random = new Random(use.ordinal());
        long blocks = use.type() == FsType.XFS ? 16384 : 66000;
        Allocator allocator = allocator(use.type(), blocks, false);
        BitSet mine = new BitSet();
        BitSet pending = new BitSet();
        BitSet data = new BitSet();
        use.type().dataBlocks(blocks).forEach(run -> data.set((int) run.start(), (int) run.end()));
        List<BlockRun> files = new ArrayList<>();
        int longest = 0;
        for (int i = 0; i < 4000; i++) {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    long wanted = 1L << random.nextInt(11) | random.nextInt(2);
                    BlockRun near = files.isEmpty() ? null : files.get(random.nextInt(files.size()));
                    Extent left = near == null ? null : new Extent(0, near.start(), near.count(), false);
                    BlockRun run = allocator.allocate(new AllocationPolicy.Request(
                            near == null ? 0 : near.count() + random.nextInt(3), wanted, left, null, 100));
                    if (run == null) {
                        assertThat(mine.cardinality() + pending.cardinality()).isEqualTo(data.cardinality());
                        break;
                    }
                    assertThat(run.count()).isBetween(1L, wanted);
                    int first = (int) run.start();
                    int end = (int) run.end();
                    assertThat(mine.get(first, end).cardinality()).isZero();
                    assertThat(pending.get(first, end).cardinality()).isZero();
                    assertThat(data.get(first, end).cardinality()).isEqualTo((int) run.count());
                    mine.set(first, end);
                    files.add(run);
                    longest = Math.max(longest, (int) run.count());
                }
                case 3, 4 -> {
                    if (!files.isEmpty()) {
                        BlockRun run = files.remove(random.nextInt(files.size()));
                        allocator.release(run);
                        mine.clear((int) run.start(), (int) run.end());
                        pending.set((int) run.start(), (int) run.end());
                    }
                }
                default -> {
                    allocator.commit();
                    pending.clear();
                }
            }
            long free =
                    allocator.free().runs().stream().mapToLong(BlockRun::count).sum();
            assertThat(free + mine.cardinality() + pending.cardinality()).isEqualTo(data.cardinality());
        }
        assertThat(longest).isGreaterThan(1000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void xfsFindsTheNearestOfAll(long seed) {
        Random random = new Random(seed);
        AllocationPolicy policy = new XfsAlloc(new AgGeometry(4096, 4096));
        for (int i = 0; i < 500; i++) {
            FreeSpace free = new FreeSpace(ledger, "free");
            for (long at = 300; at < 4000; ) {
                long count = 1 + random.nextInt(12);
                free.add(new BlockRun(at, count));
                at += count + 1 + random.nextInt(200);
            }
            long wanted = 1 + random.nextInt(6);
            long goal = 300 + random.nextInt(3600);
            Extent left = new Extent(0, goal - 1, 1, false);
            BlockRun got = java.util.Objects.requireNonNull(
                    policy.choose(free, new AllocationPolicy.Request(1, wanted, left, null, 100)));
            long nearest = Long.MAX_VALUE;
            for (BlockRun run : free.runs()) {
                if (run.count() >= wanted) {
                    boolean inside = run.start() < goal && run.end() >= goal + wanted;
                    nearest = Math.min(nearest, inside ? 0 : Math.abs(run.start() - goal));
                }
            }
            assertThat(got.count()).isEqualTo(wanted);
            assertThat(Math.abs(got.start() - goal)).isEqualTo(nearest);
        }
    }
}
