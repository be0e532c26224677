package daxsim.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.Design;
import daxsim.design.Merged;
import daxsim.design.PunchPwrite;
import daxsim.engine.ChoicePoint;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: what ext4 and XFS do to a file whose blocks are bad, row by row. Method: a file of 16 pages at pages 512 to 527 of
 * its device, one page bad, one call; under every regime, because none of this depends on it. The mark of a row says how it is
 * known: recorded or tried on 6.1.192 and 6.12.117.
 */
class FileSpaceTest {
    private static final long PAGE = Units.PAGE;
    private static final FileSystemSpec XFS = new FileSystemSpec(FsType.XFS, false, false);

    private static FileSystemSpec spec(FsType type) {
        return type == FsType.XFS ? XFS : FileSystemSpec.EXT4;
    }

    private static Bench.Builder on(FsType type) {
        return Bench.under(Regime.R519).design(new Merged(), "").on(spec(type));
    }

    /** Pages of the file: where they lie relative to where page 0 lay at first, {@code u} for unwritten. */
    private static String blocks(Bench bench) {
        StringBuilder text = new StringBuilder();
        for (Extent extent : bench.file.extents().extents()) {
            long moved = extent.deviceBlock() - extent.fileBlock() - Bench.FIRST_PAGE;
            text.append(text.isEmpty() ? "" : " ")
                    .append(extent.fileBlock())
                    .append('-')
                    .append(extent.fileBlock() + extent.count())
                    .append(moved == 0 ? "" : "@")
                    .append(extent.unwritten() ? "u" : "");
        }
        return text.toString();
    }

    private static long call(Bench bench, String call, long offset, long length) {
        return switch (call) {
            case "punch" -> bench.world.fileOps().punch(bench.file, offset, length);
            case "zero" -> bench.world.fileOps().zeroRange(bench.file, offset, length);
            case "truncate" -> bench.world.fileOps().truncate(bench.file, offset);
            case "falloc" -> bench.world.fileOps().allocate(bench.file, offset, length);
            default -> bench.pwrite(3, offset, length);
        };
    }

    /** filesystem | page that is bad | call, offset, length | result | blocks after it | size after it | mark */
    private static final String ROWS = """
            ext4 | 1 | punch 4196 100      | -5 | 0-16            | 65536 | recorded
            xfs  | 1 | punch 4196 100      | -5 | 0-16            | 65536 | recorded
            ext4 | 1 | punch 100 5000      | -5 | 0-16            | 65536 | recorded
            ext4 | 1 | punch 4196 12000    | -5 | 0-16            | 65536 | tried
            xfs  | 1 | punch 4196 12000    | -5 | 0-2 3-16        | 65536 | tried
            ext4 | 3 | punch 0 12388       | -5 | 0-16            | 65536 | tried
            xfs  | 3 | punch 0 12388       | -5 | 3-16            | 65536 | tried
            ext4 | 1 | punch 4096 4096     | 0  | 0-1 2-16        | 65536 | recorded
            xfs  | 1 | punch 4096 4096     | 0  | 0-1 2-16        | 65536 | recorded
            ext4 | 1 | punch 8292 8192     | 0  | 0-3 4-16        | 65536 | recorded
            xfs  | 1 | punch 8292 8192     | 0  | 0-3 4-16        | 65536 | recorded
            ext4 | 3 | zero 0 12388        | -5 | 0-3u 3-16       | 65536 | tried
            xfs  | 3 | zero 0 12388        | -5 | 3-16            | 65536 | tried
            ext4 | 3 | zero 0 12288        | 0  | 0-3u 3-16       | 65536 | recorded
            xfs  | 3 | zero 0 12288        | 0  | 0-3@u 3-16      | 65536 | recorded
            ext4 | 3 | zero 12288 4096     | 0  | 0-3 3-4u 4-16   | 65536 | recorded
            xfs  | 3 | zero 12288 4096     | 0  | 0-3 3-4@u 4-16  | 65536 | recorded
            ext4 | 3 | zero 12388 100      | -5 | 0-16            | 65536 | recorded
            xfs  | 3 | zero 12388 100      | -5 | 0-16            | 65536 | recorded
            ext4 | 1 | truncate 4196 0     | 0  | 0-2             | 4196  | recorded
            xfs  | 1 | truncate 4196 0     | -5 | 0-16            | 65536 | recorded
            ext4 | 1 | truncate 4096 0     | 0  | 0-1             | 4096  | recorded
            xfs  | 1 | truncate 4096 0     | 0  | 0-1             | 4096  | recorded
            ext4 | 1 | truncate 8292 0     | 0  | 0-3             | 8292  | recorded
            xfs  | 1 | truncate 8292 0     | 0  | 0-3             | 8292  | recorded
            ext4 | 1 | falloc 0 65536      | 0  | 0-16            | 65536 | recorded
            xfs  | 1 | falloc 0 65536      | 0  | 0-16            | 65536 | recorded
            """;

    static Stream<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (String line : ROWS.lines().toList()) {
            String[] f = line.split("\\|");
            for (Regime regime : Regime.ALL) {
                rows.add(Arguments.of(
                        f[0].strip(),
                        regime.id(),
                        Long.parseLong(f[1].strip()),
                        f[2].strip(),
                        Long.parseLong(f[3].strip()),
                        f[4].strip(),
                        Long.parseLong(f[5].strip())));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "{0} {1}, page {2} bad: {3} = {4}, blocks {5}, size {6}")
    @MethodSource("rows")
    void whatACallLeavesWhereAPageIsBad(
            String fs, String regime, long bad, String call, long result, String blocks, long size) {
        Regime under = Regime.ALL.stream()
                .filter(r -> r.id().equals(regime))
                .findFirst()
                .orElseThrow();
        Bench bench = Bench.under(under)
                .on(spec(FsType.valueOf(fs.toUpperCase(java.util.Locale.ROOT))))
                .build()
                .bad(bad * 8, 8);
        String[] words = call.split(" +");
        assertThat(call(bench, words[0], Long.parseLong(words[1]), Long.parseLong(words[2])))
                .isEqualTo(result);
        assertThat(blocks(bench)).isEqualTo(blocks);
        assertThat(bench.file.size()).isEqualTo(size);
        assertThat(bench.listed()).as("no call of these clears").isEqualTo("[" + bad * 8 + "+8]");
        assertThat(bench.world.trace().count(EventType.OOPS)).isZero();
    }

    /** The old end lies inside the bad page 1; tried on both kernels. */
    @ParameterizedTest(name = "{0}, 4196 bytes, page 1 bad: {1} {2} = {3}, size {4}")
    @CsvSource({
        "EXT4, truncate, 12288, 0,    12288",
        "XFS,  truncate, 12288, -5,   4196",
        "EXT4, pwrite,   8192,  4096, 12288",
        "XFS,  pwrite,   8192,  -5,   4196",
        "EXT4, pwrite,   4096,  4096, 8192",
        "XFS,  pwrite,   4096,  4096, 8192",
    })
    void growingOverAnOldEndInABadPage(FsType type, String call, long offset, long result, long size) {
        Bench bench = on(type).file(4196).build().bad(8, 8);
        assertThat(call(bench, call, offset, PAGE)).isEqualTo(result);
        assertThat(bench.file.size()).isEqualTo(size);
    }

    /** The same in a good page: XFS zeroes what is behind the old end, and ext4 had zeroed it when the file was cut. */
    @ParameterizedTest
    @EnumSource(FsType.class)
    void growingOverAnOldEndInAGoodPageShowsZeros(FsType type) {
        Bench bench = on(type).build();
        assertThat(bench.world.fileOps().truncate(bench.file, 4196)).isZero();
        assertThat(bench.pwrite(3, 3 * PAGE, PAGE)).isEqualTo(PAGE);
        assertThat(bench.pread(PAGE, 2 * PAGE).content())
                .isEqualTo(bench.original(PAGE, 100).then(Stamp.zeros(2 * PAGE - 100)));
    }

    /** H54: the bytes behind the cut come back. XFS never lets it come to that. */
    @Test
    void aFileCutInABadPageAndGrownAgainShowsItsOldBytesOnExt4() {
        Bench bench = on(FsType.EXT4).build().bad(8, 1);
        assertThat(bench.world.fileOps().truncate(bench.file, PAGE + 600)).isZero();
        assertThat(bench.world.fileOps().truncate(bench.file, 2 * PAGE)).isZero();
        bench.pmem.clearPoison((Bench.FIRST_PAGE + 1) * PAGE, 512);
        assertThat(bench.pwrite(3, PAGE, 512)).isEqualTo(512);
        assertThat(bench.pread(PAGE + 600, 100).content()).isEqualTo(bench.original(PAGE + 600, 100));
    }

    @ParameterizedTest(
            name = "{0}: zero range of unwritten blocks over poison; the first write then leaves listed: {1}")
    @CsvSource({"EXT4, ''", "XFS, [8+8]"})
    void whetherAZeroRangeKeepsItsBlocksDecidesWhatTheFirstWriteClears(FsType type, String listed) {
        Bench bench = on(type).build().bad(8, 8);
        assertThat(bench.world.fileOps().zeroRange(bench.file, PAGE, PAGE)).isZero();
        assertThat(bench.pread(PAGE, PAGE).content()).isEqualTo(Stamp.zeros(PAGE));
        assertThat(bench.pwrite(3, PAGE + 100, 100)).isEqualTo(100);
        assertThat(bench.listed()).isEqualTo(listed);
        assertThat(bench.pread(PAGE, 300).content())
                .isEqualTo(Stamp.zeros(100).then(Stamp.write(3, 100)).then(Stamp.zeros(100)));
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void aZeroRangeOverAHoleAllocatesItAndCanGrowTheFile(FsType type) {
        Bench bench = on(type).file(4 * PAGE, new Extent(0, 512, 1, false)).build();
        assertThat(bench.world.fileOps().zeroRange(bench.file, 2 * PAGE, 4 * PAGE))
                .isZero();
        assertThat(bench.file.size()).isEqualTo(6 * PAGE);
        assertThat(bench.file.extents().find(1)).isNull();
        assertThat(bench.file.extents().in(2, 4)).hasSize(1).allMatch(Extent::unwritten);
        assertThat(bench.pread(0, 6 * PAGE).content())
                .isEqualTo(bench.original(0, PAGE).then(Stamp.zeros(5 * PAGE)));
    }

    /** ext4 stops at the end of the page that holds the end. */
    @ParameterizedTest(name = "{0}: of 16 pages and 4 behind them, 15 to 23 and 17 are punched: {1}")
    @CsvSource({"EXT4, 0-15 17-20", "XFS, 0-15"})
    void aPunchOverTheEnd(FsType type, String left) {
        Bench bench = on(type).file(16 * PAGE, new Extent(0, 512, 20, false)).build();
        assertThat(bench.world.fileOps().punch(bench.file, 15 * PAGE, 9 * PAGE)).isZero();
        assertThat(blocks(bench)).isEqualTo(left);
        assertThat(bench.world.fileOps().punch(bench.file, 17 * PAGE, PAGE)).isZero();
        assertThat(blocks(bench)).isEqualTo(left);
    }

    /** An extending write that runs into a page that cannot be cleared; recorded on ext4. */
    @ParameterizedTest(name = "{0}: of three new pages the second cannot be cleared; blocks {1}")
    @CsvSource({"EXT4, 0-1", "XFS, 0-1 1-4u"})
    void anExtendingWriteThatFailsPartWay(FsType type, String blocks) {
        Bench bench = on(type).provider(NvdimmBus.Provider.NFIT_WITHOUT_CLEAR)
                .file(PAGE, new Extent(0, 512, 1, false), new Extent(1, 513, 3, true))
                .build();
        bench.list(16, 8);
        assertThat(bench.pwrite(3, PAGE, 3 * PAGE)).isEqualTo(-5);
        assertThat(bench.file.size()).isEqualTo(PAGE);
        assertThat(blocks(bench)).isEqualTo(blocks);
    }

    @ParameterizedTest(name = "{0}: the first of three new pages can be had: size 2 pages, blocks {1}")
    @CsvSource({"EXT4, 0-2", "XFS, 0-2 2-3@u 3-4@u"})
    void anExtendingWriteKeepsTheSizeItReached(FsType type, String blocks) {
        Bench bench = on(type).provider(NvdimmBus.Provider.NFIT_WITHOUT_CLEAR)
                .file(
                        PAGE,
                        new Extent(0, 512, 1, false),
                        new Extent(1, 513, 1, true),
                        new Extent(2, 600, 1, true),
                        new Extent(3, 700, 1, true))
                .build();
        bench.list((600 - 512) * 8, 8);
        assertThat(bench.pwrite(3, PAGE, 3 * PAGE)).isEqualTo(PAGE);
        assertThat(bench.file.size()).isEqualTo(2 * PAGE);
        assertThat(blocks(bench)).isEqualTo(blocks);
        assertThat(bench.pwrite(3, 2 * PAGE, PAGE)).isEqualTo(type == FsType.EXT4 ? PAGE : -5);
    }

    /** For a hole XFS has taken the blocks inside the transaction by then. */
    @Test
    void aHoleWhoseNewBlocksCannotBeZeroedShutsXfsDown() {
        Bench bench = on(FsType.XFS)
                .choose(ChoicePoint.REFUSE_CLEAR, 1)
                .file(16 * PAGE, new Extent(0, 512, 1, false))
                .build();
        bench.list(8, 8);
        assertThat(bench.pwrite(3, PAGE, PAGE)).isEqualTo(-5);
        assertThat(bench.world.trace().count(EventType.SHUT_DOWN)).isEqualTo(1);
        assertThat(bench.pread(0, PAGE).result()).isEqualTo(-5);
        assertThat(bench.pwrite(3, 0, PAGE)).isEqualTo(-5);
        assertThat(bench.world.fileOps().punch(bench.file, 0, PAGE)).isEqualTo(-5);
        assertThat(bench.world.fileOps().fsync(bench.file)).isEqualTo(-5);
        assertThat(Bench.words(bench.load(bench.p, 0, 8), bench.vma(bench.p))).isEqualTo("BUS_ADRERR at 0 lsb 0");
        bench.world.powerFailAndReboot();
        assertThat(bench.pread(0, PAGE).result()).isEqualTo(PAGE);
    }

    /** The baseline's repair: other blocks while the freed ones wait, the same ones after a commit. */
    @ParameterizedTest(name = "{0}, commit between punch and pwrite {1}: the file is in one piece {1}")
    @CsvSource({"EXT4, false", "EXT4, true", "XFS, false", "XFS, true"})
    void freedBlocksWait(FsType type, boolean commit) {
        Bench bench = on(type).design(new PunchPwrite(), "").build().bad(8, 8);
        assertThat(bench.world.fileOps().punch(bench.file, PAGE, PAGE)).isZero();
        if (commit) {
            bench.file.fs().commit();
        }
        assertThat(bench.pwrite(3, PAGE, PAGE)).isEqualTo(PAGE);
        assertThat(bench.file.extents().count() == 1).isEqualTo(commit);
        assertThat(bench.listed().isEmpty()).as("the zeroing has cleared it").isEqualTo(commit);
    }

    /** Switching the wait off changes what the same two calls leave. */
    @ParameterizedTest(name = "{0}, freed blocks reused at once {1}: extents {2}")
    @CsvSource({"EXT4, false, 3", "EXT4, true, 1", "XFS, false, 3", "XFS, true, 1"})
    void whatTheWaitIsGoodFor(FsType type, boolean atOnce, int extents) {
        Bench bench = Bench.under(Regime.R519)
                .on(new FileSystemSpec(type, false, atOnce))
                .build()
                .bad(8, 8);
        bench.world.fileOps().punch(bench.file, PAGE, PAGE);
        assertThat(bench.pwrite(3, PAGE, PAGE)).isEqualTo(PAGE);
        assertThat(bench.file.extents().count()).isEqualTo(extents);
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void aMountAfterACrashReplaysTheLogAndNothingElse(FsType type) {
        Bench bench = on(type).build();
        long free = freeBlocks(bench);
        bench.world.fileOps().punch(bench.file, 4 * PAGE, PAGE);
        bench.file.fs().commit();
        bench.world.fileOps().punch(bench.file, 8 * PAGE, PAGE);
        assertThat(bench.pwrite(3, 16 * PAGE, PAGE)).isEqualTo(PAGE);
        bench.world.powerFailAndReboot();
        assertThat(blocks(bench)).isEqualTo("0-4 5-16");
        assertThat(bench.file.size()).isEqualTo(16 * PAGE);
        assertThat(freeBlocks(bench)).isEqualTo(free + 1);
        assertThat(bench.pread(8 * PAGE, PAGE).content()).isEqualTo(bench.original(8 * PAGE, PAGE));
        assertThat(bench.pwrite(4, 4 * PAGE, PAGE)).isEqualTo(PAGE);
        assertThat(blocks(bench)).isEqualTo("0-16");
    }

    private static long freeBlocks(Bench bench) {
        return bench.file.fs().unused().stream().mapToLong(BlockRun::count).sum();
    }

    @ParameterizedTest
    @EnumSource(FsType.class)
    void aPunchWritesBackAndForgetsThePagesOfItsRange(FsType type) {
        Bench bench = on(type).build();
        bench.store(bench.p, 3, PAGE, 64);
        bench.store(bench.p, 4, 5 * PAGE, 64);
        long pfn = bench.pfn(1);
        bench.world.fileOps().punch(bench.file, PAGE, PAGE);
        assertThat(bench.world.pages().file(pfn)).isEqualTo(-1);
        assertThat(bench.media().contents(pfn << Units.PAGE_SHIFT, (pfn << Units.PAGE_SHIFT) + 64))
                .isEqualTo(Stamp.write(3, 64));
        assertThat(bench.world.pages().file(bench.pfn(5))).isZero();
        assertThat(bench.onMedium(5 * PAGE, 64)).isEqualTo(bench.original(5 * PAGE, 64));
    }

    /** The flush has no fixup there either. */
    @ParameterizedTest
    @EnumSource(FsType.class)
    void aPunchOfADirtyPageThatIsNotPresentIsAnOops(FsType type) {
        Bench bench = on(type).build();
        bench.store(bench.p, 3, PAGE, 64);
        bench.world.setMemory().np(bench.pfn(1));
        bench.inTask(() -> bench.world.fileOps().punch(bench.file, PAGE, PAGE));
        assertThat(bench.world.trace().count(EventType.OOPS)).isEqualTo(1);
    }

    @Test
    void allocationsNameTheRuleOfTheirFilesystem() {
        for (FsType type : FsType.values()) {
            Design design = new PunchPwrite();
            Bench bench = on(type).design(design, "").build();
            bench.world.trace().keepEvents(true);
            bench.world.fileOps().punch(bench.file, PAGE, PAGE);
            bench.pwrite(3, PAGE, PAGE);
            bench.file.fs().commit();
            List<Rule> rules = new ArrayList<>();
            for (int i = 0; i < bench.world.trace().size(); i++) {
                rules.add(bench.world.trace().entry(i).rule());
            }
            assertThat(rules).contains(type.allocates, type.frees, type.commits);
        }
    }
}
