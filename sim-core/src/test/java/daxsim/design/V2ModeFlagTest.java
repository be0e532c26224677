package daxsim.design;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.engine.ChoicePoint;
import daxsim.hardware.CopyKind;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The v2 posting of November 2021, row by row. */
class V2ModeFlagTest {
    private static Bench.Builder v2() {
        return Bench.under(Regime.R515).design(new V2ModeFlag(), "");
    }

    @Test
    @DisplayName("pread, first page bad: EIO and a line in the log")
    void firstPageBad() {
        Bench bench = v2().build().bad(3, 1);
        assertThat(bench.pread(100, 8192).result()).isEqualTo(-5);
        assertThat(bench.world.trace().count(EventType.LOG_LINE)).isEqualTo(1);
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isZero();
    }

    @Test
    @DisplayName(
            "pread, a clean page then a bad one: copies into the bad page up to the poisoned line, one machine check")
    void cleanThenBad() {
        Bench bench = v2().build().bad(10, 1);
        Bench.Read read = bench.pread(0, 3 * Units.PAGE);
        assertThat(read.result()).isEqualTo(10 * 512);
        assertThat(read.content()).isEqualTo(bench.original(0, 10 * 512));
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isEqualTo(1);
    }

    @Test
    @DisplayName("the same on a CPU without a safe copy: panic")
    void cleanThenBadPlain() {
        Bench bench = v2().copy(CopyKind.PLAIN).build().bad(10, 1);
        bench.inTask(() -> bench.pread(0, 3 * Units.PAGE));
        assertThat(bench.engine.halted()).isEqualTo("panic");
    }

    @Test
    @DisplayName("the same with the page not present: fixed up, short count at the start of the page")
    void cleanThenNotPresent() {
        Bench bench = v2().build().bad(10, 1);
        bench.world.setMemory().np(bench.pfn(1));
        assertThat(bench.pread(0, 3 * Units.PAGE).result()).isEqualTo(Units.PAGE);
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isZero();
    }

    @Test
    @DisplayName("pread from the second page of one bad entry: warned, goes on over poison, EFAULT")
    void insideALongEntry() {
        Bench bench = v2().build().bad(0, 32);
        assertThat(bench.pread(2 * Units.PAGE, 2 * Units.PAGE).result()).isEqualTo(-14);
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isEqualTo(1);
        assertThat(bench.world.trace().count(EventType.LOG_LINE)).isEqualTo(1);
    }

    @Test
    @DisplayName("the record is stale: every byte comes, the listed page's too")
    void staleRecord() {
        Bench bench = v2().build().list(8, 8);
        assertThat(bench.pread(0, 3 * Units.PAGE).result()).isEqualTo(3 * Units.PAGE);
    }

    @ParameterizedTest(name = "pwrite {1}+{2}, page 1 bad: {3} ({0})")
    @CsvSource(delimiter = '|', textBlock = """
            aligned                                            | 0    | 12288 | 12288
            aligned, exactly the bad page                      | 4096 | 4096  | 4096
            unaligned end, the bad page wholly covered         | 0    | 12388 | -5
            unaligned start, the bad page wholly covered       | 100  | 12188 | -5
            inside the bad page                                | 4196 | 100   | -5
            beside the bad page, unaligned                     | 100  | 100   | 100
            """)
    void pwrite(String row, long offset, long length, long result) {
        Bench bench = v2().build().bad(8, 8);
        assertThat(bench.pwrite(3, offset, length)).as(row).isEqualTo(result);
        boolean repaired = result > 4096 || offset == 4096;
        assertThat(bench.listed()).isEqualTo(repaired ? "" : "[8+8]");
        if (result < 0) {
            assertThat(bench.onMedium(0, 16384)).isEqualTo(bench.original(0, 16384));
            assertThat(bench.world.trace().count(EventType.LOG_LINE)).isEqualTo(1);
        } else {
            assertThat(bench.pread(offset, length).content()).isEqualTo(Stamp.write(3, length));
        }
    }

    @Test
    @DisplayName(
            "pwrite over two extents, unaligned end in the bad second one: the first is written, the errno is hidden")
    void twoExtents() {
        Bench bench = v2().file(4 * Units.PAGE, new Extent(0, 512, 2, false), new Extent(2, 600, 2, false))
                .build();
        bench.pmem.badblocks().set(600 * 8, 8, true);
        assertThat(bench.pwrite(3, 0, 12288 + 100)).isEqualTo(8192);
    }

    @Test
    @DisplayName("partial clear: EIO; what was cleared is off the list without having been written")
    void partialClear() {
        Bench bench = v2().choose(ChoicePoint.CLEARED_UNITS, 16).build().bad(0, 16);
        assertThat(bench.pwrite(3, 0, 8192)).isEqualTo(-5);
        assertThat(bench.listed()).isEqualTo("[8+8]");
        assertThat(Stamp.anyUndefined(bench.pread(0, 4096).content())).isTrue();
    }

    @Test
    @DisplayName("the user buffer ends during the copy: short count, records gone, the rest undefined")
    void bufferEnds() {
        Bench bench = v2().build().bad(0, 8);
        IovIter iter = IovIter.source(Stamp.write(3, 4096), (at, bytes) -> Math.max(0, Math.min(bytes, 1024 - at)));
        assertThat(bench.world.fileOps().pwrite(bench.p, bench.file, 0, iter)).isEqualTo(1024);
        assertThat(bench.listed()).isEmpty();
        assertThat(Stamp.anyUndefined(bench.pread(1024, 512).content())).isTrue();
    }

    @Test
    @DisplayName("a clear that is reliable for one page only: success is reported, poison is left")
    void largeClear() {
        Bench bench = v2().reliableClear(4096).build().bad(0, 1).bad(16, 1);
        assertThat(bench.pwrite(3, 0, 12288)).isEqualTo(12288);
        assertThat(bench.listed()).isEmpty();
        assertThat(bench.media().poisonedLines(bench.phys(0), bench.phys(12288)))
                .isEqualTo(8);
    }

    @Test
    @DisplayName("a page fault asks in normal mode only")
    void fault() {
        Bench bench = v2().build().bad(0, 1);
        assertThat(Bench.words(bench.load(bench.p, 0, 8), bench.vma(bench.p))).isEqualTo("BUS_ADRERR at 0 lsb 0");
    }

    @Test
    @DisplayName("lsb 12: the page stays out of the direct map behind a clear, so the copy comes out as EFAULT")
    void notPresentIsNeverRestored() {
        Bench bench = v2().build().bad(0, 8);
        bench.world.pages().setHwpoison(bench.pfn(0));
        bench.world.setMemory().np(bench.pfn(0));
        assertThat(bench.pwrite(3, 0, 4096)).isEqualTo(-14);
        assertThat(bench.present(0)).isFalse();
        assertThat(bench.listed()).isEmpty();
    }
}
