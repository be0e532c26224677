package daxsim.kernel.nvdimm;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.engine.ChoicePoint;
import daxsim.hardware.ClearLeaves;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The driver's clear, its block path, and its translation, by hand. */
class PmemDeviceTest {
    private static final long OFFSET = Bench.FIRST_PAGE * Units.PAGE;

    private static Regime regime(String id) {
        return Regime.ALL.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    @ParameterizedTest(name = "nvdimm_clear_poison: {0}+{1} -> {2}")
    @CsvSource({"0, 256, 256", "0, 4096, 4096", "128, 256, -6", "0, 128, -6", "256, 384, -6", "256, 768, 768"})
    void addressAndLengthAreMultiplesOfTheUnit(long offset, long length, long cleared) {
        Bench bench = Bench.under(Regime.R519).build();
        assertThat(bench.pmem.clearError(offset, length)).isEqualTo(cleared);
    }

    @Test
    void aProviderWithoutCommandsPretends() {
        Bench bench = Bench.under(Regime.R519)
                .provider(NvdimmBus.Provider.NO_COMMANDS)
                .build()
                .bad(0, 8);
        assertThat(bench.pmem.clearPoison(OFFSET, 4096)).isTrue();
        assertThat(bench.listed()).isEmpty();
        assertThat(bench.media().poisonedLines(bench.phys(0), bench.phys(4096))).isEqualTo(64);
    }

    @Test
    void withoutAClearCommandEveryClearFails() {
        Bench bench = Bench.under(Regime.R519)
                .provider(NvdimmBus.Provider.NFIT_WITHOUT_CLEAR)
                .build()
                .bad(0, 8);
        assertThat(bench.pmem.clearError(OFFSET, 4096)).isEqualTo(Errno.ENXIO.negated());
        assertThat(bench.pmem.clearPoison(OFFSET, 4096)).isFalse();
        assertThat(bench.listed()).isEqualTo("[0+8]");
    }

    @Test
    void aRefusedClearIsEio() {
        Bench bench =
                Bench.under(Regime.R519).choose(ChoicePoint.REFUSE_CLEAR, 1).build();
        assertThat(bench.pmem.clearError(OFFSET, 4096)).isEqualTo(Errno.EIO.negated());
    }

    @ParameterizedTest(name = "pmem_clear_poison, {0}, 8192 bytes, {1} cleared: lists {2}, PG_hwpoison on {3} pages")
    @CsvSource({
        "r515, 8192, '',     0",
        "r515, 4096, [8+8],  1",
        "r515, 4608, [9+7],  1",
        "r515,  512, [1+15], 2",
        "r515,  256, [0+16], 2",
        "r519, 8192, '',     0",
        "r519, 4096, [8+8],  1",
        "r519,  512, [1+15], 2",
        "r519,  256, [0+16], 2",
    })
    void aClearDropsWholeSectorsAndRestoresWholePages(String regime, int cleared, String listed, int hwpoison) {
        Bench bench = Bench.under(regime(regime))
                .choose(ChoicePoint.CLEARED_UNITS, 32 - cleared / 256)
                .build()
                .bad(0, 16);
        bench.world.pages().setHwpoison(bench.pfn(0));
        bench.world.pages().setHwpoison(bench.pfn(1));
        assertThat(bench.pmem.clearPoison(OFFSET, 8192)).isEqualTo(cleared == 8192);
        assertThat(bench.listed()).isEqualTo(listed);
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(hwpoison);
        assertThat(bench.media().poisonedLines(bench.phys(0), bench.phys(8192))).isEqualTo((8192 - cleared) / 64);
    }

    @ParameterizedTest(name = "restore from byte {0}, {1} bytes: {2} of 3 pages")
    @CsvSource({"0, 4095, 0", "0, 4096, 1", "0, 8191, 1", "2048, 8192, 2", "0, 12288, 3"})
    void onlyWholePagesOfTheLengthAreRestored(long from, long length, int restored) {
        Bench bench = Bench.under(Regime.R519).build();
        for (int page = 0; page < 3; page++) {
            bench.world.pages().setHwpoison(bench.pfn(page));
            bench.world.setMemory().np(bench.pfn(page));
        }
        bench.pmem.restorePages(OFFSET + from, length);
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(3 - restored);
        int present = 0;
        for (int page = 0; page < 3; page++) {
            present += bench.present(page) ? 1 : 0;
        }
        assertThat(present).isEqualTo(restored);
    }

    @Test
    void aPageWithoutHwpoisonIsNotRestored() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.world.setMemory().np(bench.pfn(0));
        bench.pmem.restorePages(OFFSET, 4096);
        assertThat(bench.present(0)).isFalse();
    }

    @ParameterizedTest(name = "pmem_do_write over a listed page, {0}: {1}")
    @CsvSource({
        "r515, BLOCK_WRITE CLEAR_ERROR RECORD_CLEARED BLOCK_WRITE",
        "r519, CLEAR_ERROR RECORD_CLEARED BLOCK_WRITE",
        "r65,  CLEAR_ERROR RECORD_CLEARED BLOCK_WRITE",
    })
    void orderOfTheBlockWrite(String regime, String order) {
        Bench bench = Bench.under(regime(regime)).build().bad(0, 8);
        assertThat(bench.pmem.write(OFFSET, Stamp.write(4, 4096))).isTrue();
        assertThat(events(bench)).isEqualTo(order);
        assertThat(bench.onMedium(0, 4096)).isEqualTo(Stamp.write(4, 4096));
    }

    @ParameterizedTest(name = "pmem_do_write when the clear fails, {0}: {1}")
    @CsvSource({"r515, BLOCK_WRITE CLEAR_ERROR BLOCK_WRITE", "r519, CLEAR_ERROR"})
    void aFailedClearEndsTheBioWithAnError(String regime, String order) {
        Bench bench = Bench.under(regime(regime))
                .choose(ChoicePoint.REFUSE_CLEAR, 1)
                .build()
                .bad(0, 8);
        assertThat(bench.pmem.write(OFFSET, Stamp.write(4, 4096))).isFalse();
        assertThat(events(bench)).isEqualTo(order);
        assertThat(bench.listed()).isEqualTo("[0+8]");
    }

    private static String events(Bench bench) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < bench.world.trace().size(); i++) {
            EventType type = bench.world.trace().entry(i).type();
            if (type == EventType.BLOCK_WRITE || type == EventType.CLEAR_ERROR || type == EventType.RECORD_CLEARED) {
                seen.add(type.name());
            }
        }
        return String.join(" ", seen);
    }

    @Test
    void aSectorWriteClearsThatSectorOfTheList() {
        Bench bench = Bench.under(Regime.R519).build().bad(0, 8);
        assertThat(bench.pmem.write(OFFSET + 1536, Stamp.write(4, 512))).isTrue();
        assertThat(bench.listed()).isEqualTo("[0+3] [4+4]");
    }

    @ParameterizedTest(name = "512-byte block write to a page that is not present, {0}: an oops, record gone = {1}")
    @CsvSource({"r515, false", "r519, true"})
    void aBlockWriteToAPageThatIsNotPresentIsAnOops(String regime, boolean recordGone) {
        Bench bench = Bench.under(regime(regime)).build().bad(0, 1);
        bench.world.pages().setHwpoison(bench.pfn(0));
        bench.world.setMemory().np(bench.pfn(0));
        bench.inTask(() -> bench.pmem.write(OFFSET, Stamp.write(4, 512)));
        assertThat(bench.world.trace().count(EventType.OOPS)).isEqualTo(1);
        assertThat(bench.listed().isEmpty()).isEqualTo(recordGone);
        assertThat(bench.present(0)).isFalse();
    }

    @Test
    void aReadNeverTouchesListedSectorsAndStopsAtOthers() {
        Bench bench = Bench.under(Regime.R519).build().bad(0, 1).poison(4096 + 512, 64);
        assertThat(bench.pmem.read(OFFSET, 4096).length()).isZero();
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isZero();
        assertThat(bench.pmem.read(OFFSET + 512, 3584)).isEqualTo(bench.original(512, 3584));
        assertThat(bench.pmem.read(OFFSET + 4096, 4096)).isEqualTo(bench.original(4096, 512));
    }

    @ParameterizedTest(name = "direct_access of {1} GiB with the last page listed, {0}: {2}")
    @CsvSource({
        "r515, 4, 1048576",
        "r515, 6, 1572864",
        "r519, 4, -5",
        "r519, 6, -5",
        "r65,  4, -133",
    })
    void theLengthOfTheCheckIsA32BitNumberUpTo518(String regime, long gib, long answer) {
        Bench bench = Bench.under(regime(regime)).device(6L << 30).build();
        long pages = gib << 18;
        bench.pmem.badblocks().set(pages * 8 - 8, 8, true);
        assertThat(bench.pmem.directAccess(0, pages)).isEqualTo(answer);
    }

    @Test
    void anythingListedLimitsATranslationToWhatWasAskedFor() {
        Bench bench = Bench.under(Regime.R519).build();
        assertThat(bench.pmem.directAccess(10, 2)).isEqualTo((16 << 20 >> 12) - 10);
        bench.list(0, 1);
        assertThat(bench.pmem.directAccess(10, 2)).isEqualTo(2);
    }

    @Test
    void aClearLeavesDirtyLinesOfOthersWrittenBack() {
        Bench bench = Bench.under(Regime.R519).leaves(ClearLeaves.ZEROS).build();
        bench.store(bench.p, 9, 64, 64);
        bench.bad(0, 1);
        assertThat(bench.pmem.clearAndRestore(OFFSET, 4096)).isEqualTo(4096);
        assertThat(bench.onMedium(64, 64)).isEqualTo(Stamp.write(9, 64));
        assertThat(Stamp.anyUndefined(bench.onMedium(0, 64))).isTrue();
    }

    @Test
    void theNotifierIsDeafWithoutNfit() {
        Bench bench = Bench.under(Regime.R519)
                .provider(NvdimmBus.Provider.NO_COMMANDS)
                .build()
                .poison(0, 64);
        bench.pread(0, 4096);
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isEqualTo(1);
        assertThat(bench.listed()).isEmpty();
    }

    @ParameterizedTest(name = "scrub, full = {0}: lists {1}")
    @CsvSource({"false, [8+1]", "true, [8+1] [16+1]"})
    void aScrubListsWhatTheDeviceKnows(boolean full, String listed) {
        Bench bench = Bench.under(Regime.R519).build().poison(8192, 64);
        bench.media().poison(bench.phys(4096), 64, true);
        bench.world.bus().scrub(bench.pmem, full);
        assertThat(bench.listed()).isEqualTo(listed);
    }
}
