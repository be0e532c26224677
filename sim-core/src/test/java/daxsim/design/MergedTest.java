package daxsim.design;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.engine.ChoicePoint;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What 5.19 and 6.5 answer; the rows are those that real 6.1.192 and 6.12.117 kernels gave. */
class MergedTest {
    private static Bench.Builder merged(Regime regime) {
        return Bench.under(regime).design(new Merged(), "");
    }

    @ParameterizedTest(name = "{0}: list {1}, pwrite {2}+{3} -> {4}, then listed {5}")
    @CsvSource(delimiter = '|', textBlock = """
            inside one bad page                                      | 8 8        | 4196  | 100   | -14   | [8+8]
            aligned, one bad page                                    | 8 8        | 4096  | 4096  | 4096  | ''
            aligned, bad page in the middle                          | 8 8        | 0     | 12288 | 12288 | ''
            starts unaligned in a clean page, then part of a bad one   | 8 8        | 100   | 7000  | 3996  | [8+8]
            starts unaligned in a clean page, then all of a bad one    | 8 8        | 100   | 8092  | 8092  | ''
            the same, the record starts inside the page              | 9 7        | 100   | 8092  | -14   | [9+7]
            aligned over poison, unaligned tail in a clean page      | 0 8        | 0     | 5000  | 5000  | ''
            tail in a bad page                                       | 8 8        | 0     | 5000  | 4096  | [8+8]
            tail in a bad page that is the first                     | 0 8        | 0     | 100   | -14   | [0+8]
            tail in a bad page whose record starts inside it         | 17 7       | 0     | 8292  | -14   | [17+7]
            several bad runs in one call                             | 0 8, 24 16 | 0     | 32768 | 32768 | ''
            only the pages written leave the list                    | 0 24       | 4096  | 4096  | 4096  | [0+8] [16+8]
            record over three pages, from its second page, unaligned | 16 24      | 12288 | 8191  | -14   | [16+24]
            the same from its first page: the first clear trims it   | 16 24      | 8192  | 12287 | 8192  | [32+8]
            record from the middle of the page before                | 4 8        | 4096  | 4096  | 4096  | [4+4]
            bad page of the extent that is not asked for             | 64 8       | 0     | 4096  | 4096  | [64+8]
            """)
    void pwrite(String row, String records, long offset, long length, long result, String listed) {
        for (Regime regime : java.util.List.of(Regime.R519, Regime.R65)) {
            Bench bench = merged(regime).build();
            for (String record : records.split(", ")) {
                String[] n = record.split(" ");
                bench.bad(Long.parseLong(n[0]), Integer.parseInt(n[1]));
            }
            assertThat(bench.pwrite(3, offset, length))
                    .as(row + ", " + regime.id())
                    .isEqualTo(result);
            assertThat(bench.listed()).as(row + ", " + regime.id()).isEqualTo(listed);
            if (result > 0) {
                assertThat(bench.onMedium(offset, result))
                        .isEqualTo(Stamp.write(3, length).slice(0, result));
            }
        }
    }

    @ParameterizedTest(name = "pread {1}+{2}, page 2 bad: {3} ({0})")
    @CsvSource(delimiter = '|', textBlock = """
            any bad page in the request, one extent      | 0    | 16384 | -5
            starting in the bad page                     | 8192 | 100   | -5
            a clean page beside it is judged by its page | 4096 | 4096  | 4096
            up to the bad page                           | 0    | 8192  | 8192
            one byte into the bad page                   | 0    | 8193  | -5
            """)
    void pread(String row, long offset, long length, long result) {
        Bench bench = merged(Regime.R519).build().bad(20, 1);
        assertThat(bench.pread(offset, length).result()).as(row).isEqualTo(result);
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isZero();
    }

    @Test
    void aBadPageInALaterExtentGivesAShortCountUpToItAndThenEio() {
        Bench bench = merged(Regime.R519)
                .file(4 * Units.PAGE, new Extent(0, 512, 2, false), new Extent(2, 600, 2, false))
                .build();
        bench.pmem.badblocks().set(600 * 8, 8, true);
        assertThat(bench.pread(0, 16384).result()).isEqualTo(8192);
        assertThat(bench.pread(8192, 8192).result()).isEqualTo(-5);
    }

    @Test
    void pastTheEndOverABadLastBlockIsRecovered() {
        Bench bench = merged(Regime.R519).file(3000).build();
        bench.bad(0, 8);
        assertThat(bench.pwrite(3, 0, 4096)).isEqualTo(4096);
        assertThat(bench.listed()).isEmpty();
        assertThat(bench.file.size()).isEqualTo(4096);
    }

    @ParameterizedTest(name = "clear impossible, aligned pwrite of three pages, page {0} bad: {1}")
    @CsvSource({"0, -14", "1, 4096", "2, 8192"})
    void whereNothingCanBeClearedTheWriteStopsAtTheBadPage(int page, long result) {
        Bench bench = merged(Regime.R519)
                .provider(NvdimmBus.Provider.NFIT_WITHOUT_CLEAR)
                .build()
                .bad(8L * page, 8);
        assertThat(bench.pwrite(3, 0, 12288)).isEqualTo(result);
        assertThat(bench.listed()).isEqualTo("[" + 8 * page + "+8]");
    }

    @Test
    void anInsideOfALongRecordIsOneClearOfEverythingAsked() {
        Bench bench = merged(Regime.R519).build().bad(0, 32);
        assertThat(bench.pwrite(3, 8192, 8192)).isEqualTo(8192);
        assertThat(bench.world.trace().count(EventType.CLEAR_ERROR)).isEqualTo(1);
        assertThat(bench.listed()).isEqualTo("[0+16]");
    }

    @Test
    void aLongAlignedWriteClearsPageByPage() {
        Bench bench = merged(Regime.R519).build().bad(0, 32);
        assertThat(bench.pwrite(3, 0, 16384)).isEqualTo(16384);
        assertThat(bench.world.trace().count(EventType.CLEAR_ERROR)).isEqualTo(4);
    }

    @ParameterizedTest(name = "firmware clears {0} of 4096 bytes: nothing is transferred, the record stays")
    @ValueSource(ints = {256, 2048, 3840})
    void aPartialClearTransfersNothingAndKeepsTheRecord(int cleared) {
        Bench bench = merged(Regime.R519)
                .choose(ChoicePoint.CLEARED_UNITS, 16 - cleared / 256)
                .build()
                .bad(0, 8);
        assertThat(bench.pwrite(3, 0, 4096)).isEqualTo(-14);
        assertThat(bench.listed()).isEqualTo("[0+8]");
        assertThat(bench.media().poisonedLines(bench.phys(0), bench.phys(4096))).isEqualTo((4096 - cleared) / 64);
        assertThat(bench.pread(0, 64).result()).isEqualTo(-5);
    }

    @Test
    void aShortCopyDropsTheRecordAllTheSame() {
        Bench bench = merged(Regime.R519).build().bad(0, 8);
        IovIter iter = IovIter.source(Stamp.write(3, 4096), (at, bytes) -> Math.max(0, Math.min(bytes, 1024 - at)));
        assertThat(bench.world.fileOps().pwrite(bench.p, bench.file, 0, iter)).isEqualTo(1024);
        assertThat(bench.listed()).isEmpty();
        assertThat(Stamp.anyUndefined(bench.pread(0, 4096).content())).isTrue();
    }

    @ParameterizedTest(name = "page not present, PG_hwpoison {0}, {1} listed: aligned pwrite {2}, then listed {3}")
    @CsvSource({
        "true,  8, 4096, ''",
        "false, 8, -14,  ''",
        "true,  0, -14,  ''",
    })
    void aPageThatIsNotPresent(boolean hwpoison, int sectors, long result, String listed) {
        Bench bench = merged(Regime.R519).build();
        if (sectors > 0) {
            bench.bad(0, sectors);
        }
        bench.world.setMemory().np(bench.pfn(0));
        if (hwpoison) {
            bench.world.pages().setHwpoison(bench.pfn(0));
        }
        assertThat(bench.pwrite(3, 0, 4096)).isEqualTo(result);
        assertThat(bench.listed()).isEqualTo(listed);
        assertThat(bench.present(0)).isEqualTo(result > 0);
    }

    @Test
    void poisonNobodyListedEndsAReadShortAndTheNextOneIsEio() {
        Bench bench = merged(Regime.R519).build().poison(1000, 64);
        assertThat(bench.pread(0, 4096).result()).isEqualTo(960);
        assertThat(bench.pread(960, 64).result()).isEqualTo(-5);
    }

    @Test
    void poisonThatNobodyRecordsEndsTheNextReadWithEfault() {
        Bench bench = merged(Regime.R519)
                .provider(NvdimmBus.Provider.NO_COMMANDS)
                .build()
                .poison(1000, 64);
        assertThat(bench.pread(0, 4096).result()).isEqualTo(960);
        assertThat(bench.pread(960, 64).result()).isEqualTo(-14);
    }

    @Test
    void aRepairShowsInMappingsThatWereThere() {
        Bench bench = merged(Regime.R519).build();
        bench.store(bench.p, 5, 0, 8);
        bench.list(0, 8);
        assertThat(bench.pwrite(6, 0, 4096)).isEqualTo(4096);
        assertThat(bench.load(bench.p, 0, 8).data()).isEqualTo(Stamp.write(6, 8));
        assertThat(Bench.words(bench.store(bench.p, 7, 0, 8), bench.vma(bench.p)))
                .isEqualTo("none");
    }
}
