package daxsim.kernel.mm;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.hardware.Contents;
import daxsim.hardware.CopyKind;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores through private mappings, and software poison by madvise. */
class PrivateMappingTest {
    private static final long PAGE = Units.PAGE;

    private static Vma mapPrivately(Bench bench) {
        bench.world.fileOps().mmap(bench.p, bench.file, 0, 16 * PAGE, Vma.Kind.PRIVATE);
        return Objects.requireNonNull(bench.p.process().mm().find(0, 0));
    }

    private static String load(Bench bench, long offset) {
        return Bench.words(bench.load(bench.p, offset, 8), bench.vma(bench.p));
    }

    private static String store(Bench bench, long offset) {
        return Bench.words(bench.store(bench.p, 7, offset, 8), bench.vma(bench.p));
    }

    private static int count(Bench bench, EventType type) {
        return bench.world.trace().count(type);
    }

    @ParameterizedTest(name = "loaded before: {0}")
    @CsvSource({"true", "false"})
    void aStoreIsSeenByNobodyElse(boolean loadedBefore) {
        Bench bench = Bench.under(Regime.R519).build();
        mapPrivately(bench);
        if (loadedBefore) {
            bench.load(bench.p, 0, 8);
        }
        assertThat(store(bench, 16)).isEqualTo("none");
        assertThat(bench.load(bench.p, 16, 8).data()).isEqualTo(Stamp.write(7, 8));
        assertThat(bench.load(bench.p, 24, 8).data()).isEqualTo(bench.original(24, 8));
        assertThat(bench.load(bench.q, 16, 8).data()).isEqualTo(bench.original(16, 8));
        bench.pwrite(9, 0, PAGE);
        assertThat(bench.load(bench.p, 24, 8).data()).isEqualTo(bench.original(24, 8));
        assertThat(bench.pread(16, 8).content()).isEqualTo(Stamp.write(9, PAGE).slice(16, 8));
    }

    @Test
    void aPunchLeavesACopyAndATruncateTakesItAway() {
        Bench bench = Bench.under(Regime.R519).build();
        mapPrivately(bench);
        store(bench, 0);
        store(bench, 8 * PAGE);
        bench.world.fileOps().punch(bench.file, 0, PAGE);
        assertThat(bench.load(bench.p, 0, 8).data()).isEqualTo(Stamp.write(7, 8));
        bench.world.fileOps().truncate(bench.file, 4 * PAGE);
        assertThat(load(bench, 8 * PAGE)).isEqualTo("BUS_ADRERR at " + 8 * PAGE + " lsb 0");
    }

    @Test
    void aCopyOfAHoleIsZeros() {
        Bench bench = Bench.under(Regime.R519).build();
        mapPrivately(bench);
        bench.world.fileOps().punch(bench.file, 0, 2 * PAGE);
        bench.load(bench.p, 0, 8);
        store(bench, 0);
        store(bench, PAGE);
        assertThat(bench.load(bench.p, 8, 8).data()).isEqualTo(Contents.zeros(8));
        assertThat(bench.load(bench.p, PAGE + 8, 8).data()).isEqualTo(Contents.zeros(8));
        assertThat(bench.pread(0, 8).content()).isEqualTo(Contents.zeros(8));
    }

    /** Recorded: load and first store of a listed page fail like shared ones. */
    @Test
    void theFirstTouchOfAListedPageAsksTheList() {
        Bench bench = Bench.under(Regime.R65).build().bad(0, 1);
        mapPrivately(bench);
        assertThat(load(bench, 1024)).isEqualTo("BUS_MCEERR_AR at 1024 lsb 12");
        assertThat(store(bench, 1024)).isEqualTo("BUS_MCEERR_AR at 1024 lsb 12");
    }

    /** Tried: a page that was loaded from and listed later is copied without a question. */
    @Test
    void aPageMappedForReadingIsCopiedWhateverIsListed() {
        Bench bench = Bench.under(Regime.R519).build();
        mapPrivately(bench);
        bench.load(bench.p, 0, 8);
        bench.list(0, 8);
        assertThat(store(bench, 0)).isEqualTo("none");
        assertThat(bench.load(bench.p, 8, 8).data()).isEqualTo(bench.original(8, 8));
    }

    @ParameterizedTest
    @EnumSource(CopyKind.class)
    void copyingAnUnmappedPageOverLatentPoisonIsFatal(CopyKind copy) {
        Bench bench = Bench.under(Regime.R519).copy(copy).build().poison(2048, 64);
        mapPrivately(bench);
        bench.inTask(() -> store(bench, 0));
        assertThat(count(bench, EventType.MACHINE_CHECK)).isEqualTo(1);
        assertThat(count(bench, EventType.PANIC)).isEqualTo(1);
        assertThat(bench.engine.halted()).isEqualTo("panic");
    }

    /** Two tries, one page, so no panic; the program is told nothing, and its data are gone. */
    @Test
    void copyingAMappedPageOverLatentPoisonFillsItWithZeros() {
        Bench bench = Bench.under(Regime.R519).build();
        mapPrivately(bench);
        bench.load(bench.p, 0, 8);
        bench.poison(2048, 64);
        bench.inTask(() -> assertThat(store(bench, 0)).isEqualTo("none"));
        assertThat(count(bench, EventType.MACHINE_CHECK)).isEqualTo(2);
        assertThat(count(bench, EventType.PANIC)).isZero();
        assertThat(bench.load(bench.p, 0, 8).data()).isEqualTo(Stamp.write(7, 8));
        assertThat(bench.load(bench.p, 1024, 8).data()).isEqualTo(Contents.lost(8));
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(1);
        assertThat(bench.present(0)).isFalse();
        assertThat(bench.listed()).isEqualTo("[4+1]");
    }

    /** The private copy took the place of the page, but the process maps it a second time: now it is told. */
    @Test
    void whoStillMapsThePageElsewhereIsSignalledAfterTheCopy() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.world.fileOps().mmap(bench.p, bench.file, 0, 16 * PAGE, Vma.Kind.SHARED);
        Vma shared = Objects.requireNonNull(bench.p.process().mm().find(0, 0));
        bench.world.userAccess().load(bench.p, shared.address(0), 8);
        Vma vma = mapPrivately(bench);
        bench.world.userAccess().load(bench.p, vma.address(0), 8);
        bench.poison(2048, 64);
        UserAccess.Result result = bench.world.userAccess().store(bench.p, vma.address(0), Stamp.write(7, 8));
        assertThat(Bench.words(result, shared)).isEqualTo("BUS_MCEERR_AR at 0 lsb 12");
    }

    @Test
    void aStoreToPrivate2MibSplitsThemAndAsksTheList() {
        Bench bench = Bench.under(Regime.R519)
                .file(Units.HUGE, new Extent(0, Bench.FIRST_PAGE, 512, false))
                .build();
        bench.world.fileOps().mmap(bench.p, bench.file, 0, Units.HUGE, Vma.Kind.PRIVATE);
        bench.load(bench.p, 0, 8);
        assertThat(bench.world.hugeMappedPages(bench.file)).isEqualTo(512);
        bench.list(0, 8);
        assertThat(store(bench, 0)).isEqualTo("BUS_ADRERR at 0 lsb 0");
        assertThat(store(bench, PAGE)).isEqualTo("none");
        assertThat(bench.world.hugeMappedPages(bench.file)).isZero();
        assertThat(bench.load(bench.p, PAGE, 8).data()).isEqualTo(Stamp.write(7, 8));
    }

    private static Madvise.Result inject(Bench bench, long from, long length) {
        Vma vma = bench.vma(bench.p);
        return bench.world.madvise().injectHwpoison(bench.p, vma.address(from), vma.address(from) + length);
    }

    private static String words(Bench bench, Madvise.Result result) {
        SigInfo signal = result.signal();
        return result.rc() + " "
                + (signal == null
                        ? "none"
                        : signal.code() + " at " + bench.vma(bench.p).offset(signal.address()) + " lsb "
                                + signal.lsb());
    }

    /** Recorded on 6.1.192 and 6.12.117. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"r515", "r519", "r65"})
    void madviseSignalsAtOnceAndLeavesNothingButTheFlag(String id) {
        Bench bench = Bench.under(Regime.ALL.stream()
                        .filter(r -> r.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .build();
        for (int i = 0; i < 2; i++) {
            assertThat(words(bench, inject(bench, 3 * PAGE, PAGE))).isEqualTo("0 BUS_MCEERR_AR at 12288 lsb 12");
        }
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(1);
        assertThat(bench.listed()).isEmpty();
        assertThat(bench.world.bus().badRange().count()).isZero();
        assertThat(bench.present(3)).isTrue();
        assertThat(load(bench, 3 * PAGE)).isEqualTo("none");
        assertThat(store(bench, 3 * PAGE)).isEqualTo("none");
        assertThat(bench.pread(3 * PAGE, 8).result()).isEqualTo(8);
        assertThat(bench.pwrite(9, 3 * PAGE, PAGE)).isEqualTo(PAGE);
    }

    @Test
    void aSecondSignalIsDroppedWhileOneIsPending() {
        Bench bench = Bench.under(Regime.R519).build();
        assertThat(words(bench, inject(bench, PAGE, 2 * PAGE))).isEqualTo("0 BUS_MCEERR_AR at 4096 lsb 12");
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(2);
        assertThat(count(bench, EventType.SIGBUS)).isEqualTo(1);
    }

    @Test
    void whereTheMappingHas2MibTheSignalSaysSo() {
        Bench bench = Bench.under(Regime.R519)
                .file(Units.HUGE, new Extent(0, Bench.FIRST_PAGE, 512, false))
                .build();
        assertThat(words(bench, inject(bench, 5 * PAGE, PAGE))).isEqualTo("0 BUS_MCEERR_AR at 20480 lsb 21");
        assertThat(bench.world.hugeMappedPages(bench.file)).isZero();
    }

    @Test
    void aPageThatCannotBeFaultedInOrIsAHoleIsNotPoisoned() {
        Bench bench = Bench.under(Regime.R519).build().bad(0, 8);
        bench.world.fileOps().punch(bench.file, PAGE, PAGE);
        assertThat(words(bench, inject(bench, 0, PAGE))).isEqualTo("-14 none");
        assertThat(words(bench, inject(bench, PAGE, PAGE))).isEqualTo("-16 none");
        assertThat(bench.world.pages().hwpoisonPages()).isZero();
    }

    /** Recorded: the older kernel tells the caller at the next touch, the newer one at once as well. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"r519, 0 none", "r65, 0 BUS_MCEERR_AR at 0 lsb 12"})
    void aPrivateCopyIsOrdinaryMemory(String id, String atOnce) {
        Bench bench = Bench.under(Regime.ALL.stream()
                        .filter(r -> r.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .build();
        mapPrivately(bench);
        store(bench, 0);
        assertThat(words(bench, inject(bench, 0, PAGE))).isEqualTo(atOnce);
        assertThat(load(bench, 16)).isEqualTo("BUS_MCEERR_AR at 16 lsb 12");
        assertThat(store(bench, 16)).isEqualTo("BUS_MCEERR_AR at 16 lsb 12");
        assertThat(bench.world.pages().hwpoisonPages()).isZero();
        assertThat(bench.pread(0, 8).content()).isEqualTo(bench.original(0, 8));
    }

    @Test
    void aPrivatePageThatWasOnlyLoadedFromIsTheFilesOwn() {
        Bench bench = Bench.under(Regime.R519).build();
        mapPrivately(bench);
        bench.load(bench.p, 0, 8);
        assertThat(words(bench, inject(bench, 0, PAGE))).isEqualTo("0 BUS_MCEERR_AR at 0 lsb 12");
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(1);
    }
}
