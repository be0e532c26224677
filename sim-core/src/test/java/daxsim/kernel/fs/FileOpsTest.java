package daxsim.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.Merged;
import daxsim.engine.ChoicePoint;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** System calls on files where blocks are missing, unwritten, freed or bad. */
class FileOpsTest {
    private static final long PAGE = Units.PAGE;

    private static Bench.Builder merged() {
        return Bench.under(Regime.R519).design(new Merged(), "");
    }

    private static FileSystemSpec spec(FsType type) {
        return new FileSystemSpec(type, false, false);
    }

    private static Bench unwrittenOverPoison(FsType type, Bench.Builder builder) {
        Bench bench = builder.on(spec(type))
                .file(4 * PAGE, new Extent(0, 512, 4, true))
                .build();
        bench.world.machine().poison(0, bench.pmem.base() + 513 * PAGE, PAGE);
        return bench.list(8, 8);
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void unwrittenBlocksReadAsZerosWhateverLiesBelow(FsType type) {
        Bench bench = unwrittenOverPoison(type, merged());
        assertThat(bench.pread(0, 4 * PAGE).content()).isEqualTo(Stamp.zeros(4 * PAGE));
        assertThat(bench.load(bench.p, PAGE, 8).data()).isEqualTo(Stamp.zeros(8));
        assertThat(bench.listed()).isEqualTo("[8+8]");
    }

    @ParameterizedTest(
            name = "{0}: first pwrite {1}+{2} into unwritten blocks, page 1 listed: full count, then listed {3}")
    @CsvSource({
        "EXT4, 4096, 4096, ''",
        "EXT4, 4196, 100, ''",
        "EXT4, 0, 4096, [8+8]",
        "EXT4, 100, 8000, ''",
        "XFS, 4096, 4096, ''",
        "XFS, 4196, 100, ''",
        "XFS, 0, 4096, [8+8]",
        "XFS, 100, 8000, ''",
    })
    void theFirstWriteZeroesItsBlocksAndSoClearsThem(FsType type, long offset, long length, String listed) {
        for (Regime regime : Regime.ALL) {
            Bench bench = unwrittenOverPoison(type, Bench.under(regime));
            assertThat(bench.pwrite(3, offset, length)).isEqualTo(length);
            assertThat(bench.listed()).isEqualTo(listed);
            assertThat(bench.pread(offset, length).content()).isEqualTo(Stamp.write(3, length));
            long pageEnd = Units.up(offset + length, PAGE);
            assertThat(bench.pread(offset + length, pageEnd - offset - length).content())
                    .isEqualTo(Stamp.zeros(pageEnd - offset - length));
        }
    }

    @ParameterizedTest(
            name = "the same where nothing can be cleared, {0} {1}: EIO, BUS_ADRERR for a store, still unwritten")
    @CsvSource({"EXT4, r519", "EXT4, r65", "XFS, r519", "XFS, r65"})
    void whenTheBlockCannotBeClearedItStaysUnwritten(FsType type, String id) {
        Regime regime =
                Regime.ALL.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
        Bench bench = unwrittenOverPoison(
                type, Bench.under(regime).design(new Merged(), "").provider(NvdimmBus.Provider.NFIT_WITHOUT_CLEAR));
        assertThat(bench.pwrite(3, PAGE, PAGE)).isEqualTo(-5);
        assertThat(Bench.words(bench.store(bench.p, 3, PAGE + 8, 8), bench.vma(bench.p)))
                .isEqualTo("BUS_ADRERR at 4104 lsb 0");
        assertThat(bench.pread(PAGE, PAGE).content()).isEqualTo(Stamp.zeros(PAGE));
        assertThat(bench.listed()).isEqualTo("[8+8]");
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void fallocateNeverTouchesTheMediumOrTheList(FsType type) {
        Bench bench = merged().on(spec(type)).file(PAGE).build();
        bench.list(8, 64);
        assertThat(bench.world.fileOps().allocate(bench.file, PAGE, 8 * PAGE)).isZero();
        assertThat(bench.file.size()).isEqualTo(9 * PAGE);
        assertThat(bench.pread(PAGE, 8 * PAGE).content()).isEqualTo(Stamp.zeros(8 * PAGE));
        assertThat(bench.listed()).isEqualTo("[8+64]");
        assertThat(bench.file.extents().extents())
                .containsExactly(new Extent(0, 512, 1, false), new Extent(1, 513, 8, true));
    }

    private static String runs(Bench bench) {
        StringBuilder text = new StringBuilder();
        for (Extent extent : bench.file.extents().extents()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(extent.fileBlock())
                    .append('-')
                    .append(extent.fileBlock() + extent.count())
                    .append(extent.unwritten() ? "u" : "");
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void thePartsOfPunchedPagesAreZeros(FsType type) {
        Bench bench = merged().on(spec(type)).build();
        assertThat(bench.world.fileOps().punch(bench.file, 100, 2 * PAGE)).isZero();
        assertThat(bench.pread(0, 3 * PAGE).content())
                .isEqualTo(bench.original(0, 100)
                        .then(Stamp.zeros(2 * PAGE))
                        .then(bench.original(2 * PAGE + 100, PAGE - 100)));
        assertThat(runs(bench)).isEqualTo("0-1 2-16");
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void anEdgeInAHoleIsSkippedEvenOverPoison(FsType type) {
        Bench bench = merged().on(spec(type))
                .file(4 * PAGE, new Extent(0, 512, 1, false))
                .build();
        bench.list(8, 8);
        assertThat(bench.world.fileOps().punch(bench.file, PAGE + 100, 100)).isZero();
    }

    @Test
    void aTruncateIntoABadPageSucceedsAndLeavesItsTail() {
        Bench bench = merged().build().bad(8, 8);
        assertThat(bench.world.fileOps().truncate(bench.file, PAGE + 100)).isZero();
        assertThat(bench.file.size()).isEqualTo(PAGE + 100);
        assertThat(runs(bench)).isEqualTo("0-2");
        assertThat(bench.world.fileOps().truncate(bench.file, 2 * PAGE)).isZero();
        bench.pmem.dropRecords(Bench.FIRST_PAGE * 8 + 8, 8);
        bench.world.machine().firmware(0).clearError(bench.phys(PAGE), 256);
        assertThat(bench.onMedium(PAGE + 512, 512)).isEqualTo(bench.original(PAGE + 512, 512));
    }

    @Test
    void aTruncateIntoAGoodPageZeroesItsTail() {
        Bench bench = merged().build();
        bench.world.fileOps().truncate(bench.file, PAGE + 100);
        bench.world.fileOps().truncate(bench.file, 2 * PAGE);
        assertThat(bench.pread(PAGE, PAGE).content())
                .isEqualTo(bench.original(PAGE, 100).then(Stamp.zeros(PAGE - 100)));
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void aTruncateToABlockBoundaryNeverAsksForPoison(FsType type) {
        Bench bench = merged().on(spec(type)).build().bad(8, 8);
        int before = bench.world.trace().count(EventType.DIRECT_ACCESS);
        assertThat(bench.world.fileOps().truncate(bench.file, PAGE)).isZero();
        assertThat(bench.world.trace().count(EventType.DIRECT_ACCESS)).isEqualTo(before);
        assertThat(runs(bench)).isEqualTo("0-1");
    }

    @Test
    void freedBlocksWaitForTheCommit() {
        // All of the device but the file is taken by it, so that only freed blocks can be had.
        long blocks = (16L << 20) / PAGE - FileSystem.METADATA_BLOCKS;
        Bench bench = merged().file(blocks * PAGE, new Extent(0, FileSystem.METADATA_BLOCKS, blocks, false))
                .build();
        bench.world.fileOps().punch(bench.file, 4 * PAGE, PAGE);
        assertThat(bench.world.trace().count(EventType.COMMITTED)).isZero();
        assertThat(bench.pwrite(3, 4 * PAGE, PAGE)).isEqualTo(PAGE);
        assertThat(bench.world.trace().count(EventType.COMMITTED)).isEqualTo(1);
        assertThat(bench.file.extents().extents()).hasSize(1);
    }

    @Test
    void aFullFilesystemWithNothingPendingIsFull() {
        long blocks = (16L << 20) / PAGE - FileSystem.METADATA_BLOCKS;
        Bench bench = merged().file(blocks * PAGE, new Extent(0, FileSystem.METADATA_BLOCKS, blocks, false))
                .build();
        assertThat(bench.pwrite(3, blocks * PAGE, PAGE)).isEqualTo(-28);
        assertThat(bench.world.fileOps().allocate(bench.file, blocks * PAGE, PAGE))
                .isEqualTo(-28);
        assertThat(bench.world.trace().count(EventType.COMMITTED)).isZero();
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void aFreedBadBlockCanComeBackAndItsFirstWriteClearsIt(FsType type) {
        Bench bench = merged().on(spec(type)).build().bad(8, 8);
        bench.world.fileOps().punch(bench.file, PAGE, PAGE);
        bench.world.fileOps().fsync(bench.file);
        assertThat(bench.listed()).isEqualTo("[8+8]");
        assertThat(bench.pwrite(3, PAGE, PAGE)).isEqualTo(PAGE);
        assertThat(runs(bench)).isEqualTo("0-16");
        assertThat(bench.listed()).isEmpty();
    }

    @Test
    void blocksOfAFailedAllocationComeBackWithTheCommit() {
        Bench bench = merged().choose(ChoicePoint.REFUSE_CLEAR, 1)
                .file(16 * PAGE, new Extent(0, 512, 1, false))
                .build();
        bench.list(8, 8);
        long free = bench.file.fs().largestFreeRun();
        assertThat(bench.pwrite(3, PAGE, PAGE)).isEqualTo(-5);
        bench.file.fs().commit();
        assertThat(bench.file.fs().largestFreeRun()).isEqualTo(free);
        assertThat(bench.pread(PAGE, PAGE).content()).isEqualTo(Stamp.zeros(PAGE));
    }

    @Test
    void aReadEndsAtTheEndOfTheFile() {
        Bench bench = merged().file(PAGE + 100).build();
        assertThat(bench.pread(0, 4 * PAGE).result()).isEqualTo(PAGE + 100);
        assertThat(bench.pread(PAGE + 100, 8).result()).isZero();
    }

    @Test
    void aReadThatAsksBeyondTheEndIsJudgedByTheBlocksThere() {
        Bench bench = merged().file(PAGE, new Extent(0, 512, 2, false)).build();
        bench.list(8, 8);
        assertThat(bench.pread(0, PAGE).result()).isEqualTo(PAGE);
        assertThat(bench.pread(0, 2 * PAGE).result()).isEqualTo(-5);
    }

    @Test
    void aWriteIntoAHoleTakesTheZeroPageFromMappings() {
        Bench bench = merged().file(4 * PAGE, new Extent(0, 512, 1, false)).build();
        assertThat(bench.load(bench.p, PAGE, 8).data()).isEqualTo(Stamp.zeros(8));
        assertThat(bench.load(bench.q, PAGE, 8).data()).isEqualTo(Stamp.zeros(8));
        assertThat(bench.pwrite(3, PAGE, 8)).isEqualTo(8);
        assertThat(bench.load(bench.p, PAGE, 8).data()).isEqualTo(Stamp.write(3, 8));
        assertThat(bench.load(bench.q, PAGE, 8).data()).isEqualTo(Stamp.write(3, 8));
    }

    @Test
    void aStoreIntoAHoleTakesTheZeroPageFromOtherMappings() {
        Bench bench = merged().file(4 * PAGE, new Extent(0, 512, 1, false)).build();
        bench.load(bench.q, PAGE, 8);
        bench.store(bench.p, 3, PAGE, 8);
        assertThat(bench.load(bench.q, PAGE, 8).data()).isEqualTo(Stamp.write(3, 8));
    }

    @Test
    void aPunchTakesMappingsAndWhatPagesWereKnownFor() {
        Bench bench = merged().build();
        bench.store(bench.p, 3, PAGE, 8);
        long pfn = bench.pfn(1);
        assertThat(bench.world.pages().file(pfn)).isZero();
        bench.world.fileOps().punch(bench.file, PAGE, PAGE);
        assertThat(bench.world.pages().file(pfn)).isEqualTo(-1);
        assertThat(bench.load(bench.p, PAGE, 8).data()).isEqualTo(Stamp.zeros(8));
    }

    @Test
    void fsyncMakesStoresDurableAndMappingsReadOnly() {
        Bench bench = merged().build();
        bench.store(bench.p, 3, 0, 64);
        assertThat(bench.world.fileOps().fsync(bench.file)).isZero();
        assertThat(bench.onMedium(0, 64)).isEqualTo(Stamp.write(3, 64));
        int asked = bench.world.trace().count(EventType.DIRECT_ACCESS);
        bench.store(bench.p, 4, 0, 64);
        assertThat(bench.world.trace().count(EventType.DIRECT_ACCESS)).isEqualTo(asked + 1);
        bench.store(bench.p, 5, 0, 64);
        assertThat(bench.world.trace().count(EventType.DIRECT_ACCESS)).isEqualTo(asked + 1);
    }

    @Test
    void fsyncAsksForNoMediaError() {
        Bench bench = merged().build();
        bench.store(bench.p, 3, 0, 64);
        bench.list(0, 8);
        assertThat(bench.world.fileOps().fsync(bench.file)).isZero();
    }

    @ParameterizedTest(name = "dirty page that is not present, eADR {0}, synced before {1}: {2} oopses in fsync")
    @CsvSource({"false, false, 1", "true, false, 0", "false, true, 0"})
    void fsyncOfADirtyPageThatIsNotPresent(boolean eadr, boolean synced, int oopses) {
        Bench.Builder builder = merged();
        Bench bench = (eadr ? builder.eadr() : builder).build();
        bench.store(bench.p, 3, 0, 64);
        if (synced) {
            bench.world.fileOps().fsync(bench.file);
        }
        bench.world.setMemory().np(bench.pfn(0));
        bench.inTask(() -> bench.world.fileOps().fsync(bench.file));
        assertThat(bench.world.trace().count(EventType.OOPS)).isEqualTo(oopses);
    }

    @Test
    void aCrashForgetsBlocksThatNoCommitMadeDurable() {
        Bench bench = merged().file(PAGE).build();
        bench.pwrite(3, 0, 2 * PAGE);
        bench.world.powerFailAndReboot();
        assertThat(bench.file.size()).isEqualTo(PAGE);
        assertThat(runs(bench)).isEqualTo("0-1");
        assertThat(bench.pread(0, PAGE).content()).isEqualTo(bench.original(0, PAGE));
        bench.pwrite(4, 0, 2 * PAGE);
        bench.world.fileOps().fsync(bench.file);
        bench.world.powerFailAndReboot();
        assertThat(bench.pread(0, 2 * PAGE).content()).isEqualTo(Stamp.write(4, 2 * PAGE));
    }

    @Test
    void whatTheDeviceKnowsIsListedAgainAfterABoot() {
        Bench bench = merged().build().poison(PAGE, 64);
        bench.list(0, 1);
        bench.pread(PAGE, 8);
        bench.world.powerFailAndReboot();
        assertThat(bench.listed()).isEqualTo("[8+1]");
    }

    /** Two tasks write into the same hole, one by pwrite, one through its mapping; every order of their steps. */
    @Test
    void nobodyElseGivesAFileBlocksMeanwhile() {
        Bench bench = merged().file(4 * PAGE, new Extent(0, 512, 1, false)).build();
        bench.vma(bench.q);
        int mark = bench.ledger.mark();
        long blocks = (16L << 20) / PAGE - FileSystem.METADATA_BLOCKS;
        daxsim.engine.ExhaustiveChoices choices = new daxsim.engine.ExhaustiveChoices(true);
        bench.engine.use(choices);
        int runs = 0;
        do {
            bench.ledger.rollback(mark);
            bench.engine.reset();
            bench.engine.spawn("writer", 0, () -> bench.pwrite(3, PAGE, 8));
            bench.engine.spawn("storer", 1, () -> bench.store(bench.q, 4, PAGE + 64, 8));
            bench.engine.run();
            if (bench.engine.pruned()) {
                continue;
            }
            runs++;
            bench.file.fs().commit();
            assertThat(bench.pread(PAGE, 128).content())
                    .isEqualTo(Stamp.write(3, 8)
                            .then(Stamp.zeros(56))
                            .then(Stamp.write(4, 8))
                            .then(Stamp.zeros(56)));
            assertThat(freeBlocks(bench)).isEqualTo(blocks - 2);
        } while (choices.advance());
        assertThat(runs).isGreaterThan(3);
    }

    private static long freeBlocks(Bench bench) {
        bench.file.fs().recover();
        long used =
                bench.file.extents().extents().stream().mapToLong(Extent::count).sum();
        return (16L << 20) / PAGE - FileSystem.METADATA_BLOCKS - used;
    }
}
