package daxsim.design;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.engine.ChoicePoint;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The baseline, the clear operation and the tagged pointer. */
class OtherDesignsTest {
    private static Bench.Builder clearPoison(String variant) {
        return Bench.under(Regime.R515).design(new V1ClearPoison(), variant);
    }

    private static Bench.Builder tag(String variant) {
        return Bench.under(Regime.R519).design(new PointerTag(), variant);
    }

    @ParameterizedTest(name = "baseline: pwrite {0}+{1} over a listed page without a punch -> {2}")
    @CsvSource({"0, 4096, -5", "0, 8192, -5", "4096, 4096, 4096"})
    void theBaselineNeverRepairsInPlace(long offset, long length, long result) {
        Bench bench = Bench.under(Regime.R515).build().bad(0, 8);
        assertThat(bench.pwrite(3, offset, length)).isEqualTo(result);
        assertThat(bench.listed()).isEqualTo("[0+8]");
    }

    @Test
    void aPunchAndAWriteMoveTheDataToOtherBlocks() {
        Bench bench = Bench.under(Regime.R515).build().bad(16, 8);
        assertThat(bench.world.fileOps().punch(bench.file, 8192, 4096)).isZero();
        assertThat(bench.pread(8192, 4096).content()).isEqualTo(Stamp.zeros(4096));
        assertThat(bench.pwrite(3, 8192, 4096)).isEqualTo(4096);
        assertThat(bench.pread(8192, 4096).content()).isEqualTo(Stamp.write(3, 4096));
        assertThat(bench.file.extents().extents()).hasSize(3);
        assertThat(bench.listed()).isEqualTo("[16+8]");
    }

    @ParameterizedTest(name = "clear_poison in pwrite: list 8+8, pwrite {0}+{1} -> {2}, cleared {3} bytes")
    @CsvSource({
        "4196, 100, 100, 4096",
        "0, 12288, 12288, 12288",
        "0, 4096, 4096, 0",
        "100, 8092, 8092, 8192",
    })
    void theClearInsidePwriteAsksForNoAlignment(long offset, long length, long result, long cleared) {
        Bench bench = clearPoison("in-pwrite").build().bad(8, 8);
        assertThat(bench.pwrite(3, offset, length)).isEqualTo(result);
        assertThat(clears(bench)).isEqualTo(cleared == 0 ? List.of() : List.of(cleared));
        assertThat(bench.listed()).isEqualTo(cleared == 0 ? "[8+8]" : "");
    }

    private static List<Long> clears(Bench bench) {
        List<Long> lengths = new ArrayList<>();
        for (int i = 0; i < bench.world.trace().size(); i++) {
            if (bench.world.trace().entry(i).type() == EventType.CLEAR_ERROR) {
                lengths.add(bench.world.trace().entry(i).b());
            }
        }
        return lengths;
    }

    @Test
    void aClearInsidePwriteThatFailsIsEio() {
        Bench bench = clearPoison("in-pwrite")
                .choose(ChoicePoint.REFUSE_CLEAR, 1)
                .build()
                .bad(0, 8);
        assertThat(bench.pwrite(3, 0, 4096)).isEqualTo(-5);
        assertThat(bench.listed()).isEqualTo("[0+8]");
    }

    @Test
    void aSmallWriteLeavesTheRestOfTheUnitsUndefined() {
        Bench bench = clearPoison("in-pwrite").build().bad(0, 8);
        assertThat(bench.pwrite(3, 0, 100)).isEqualTo(100);
        assertThat(Stamp.anyUndefined(bench.pread(0, 4096).content())).isTrue();
    }

    @Test
    void aReadNeverClears() {
        Bench bench = clearPoison("in-pwrite").build().bad(0, 8);
        assertThat(bench.pread(0, 4096).result()).isEqualTo(-5);
        assertThat(clears(bench)).isEmpty();
    }

    @Test
    void theSeparateClearLeavesUndefinedContentsWithoutARecord() {
        Bench bench = clearPoison("two-call").build().bad(0, 8);
        assertThat(bench.pwrite(3, 0, 4096)).isEqualTo(-5);
        assertThat(bench.world.fileOps().clear(bench.file, 0, 4096)).isZero();
        assertThat(bench.listed()).isEmpty();
        assertThat(Stamp.anyUndefined(bench.pread(0, 4096).content())).isTrue();
        assertThat(bench.pwrite(3, 0, 4096)).isEqualTo(4096);
    }

    @Test
    void aClearOfNothingListedDoesNothing() {
        Bench bench = clearPoison("two-call").build().poison(0, 64);
        assertThat(bench.world.fileOps().clear(bench.file, 0, 4096)).isZero();
        assertThat(clears(bench)).isEmpty();
    }

    @ParameterizedTest(name = "tag, {0}: pwrite {1}+{2} over a listed page 1 -> {3}")
    @CsvSource({
        "bare,                 4096, 4096,  4096",
        "bitwise,              4096, 4096,  4096",
        "bare-record-first,    4096, 4096,  4096",
        "bitwise,              0,    12288, 12288",
        "bitwise,              4196, 100,   -5",
        "bare,                 4196, 100,   -5",
        "bitwise,              0,    4196,  4096",
    })
    void aTaggedWriteGoesPageByPage(String variant, long offset, long length, long result) {
        Bench bench = tag(variant).build().bad(8, 8);
        assertThat(bench.pwrite(3, offset, length)).isEqualTo(result);
        boolean repaired = offset == 4096 || result == 12288;
        assertThat(bench.listed()).isEqualTo(repaired ? "" : "[8+8]");
        if (repaired) {
            assertThat(clears(bench)).containsExactly(4096L);
        } else {
            assertThat(clears(bench)).isEmpty();
            assertThat(bench.onMedium(4096, 4096)).isEqualTo(bench.original(4096, 4096));
        }
        assertThat(bench.world.core().memory().kernelMap().aliasCount()).isZero();
    }

    @ParameterizedTest(name = "tag, {0}: a page out of the direct map comes back with its repair")
    @ValueSource(strings = {"bare", "bitwise", "bare-record-first", "bitwise-record-first"})
    void aRepairedPageIsBackInTheDirectMap(String variant) {
        Bench bench = tag(variant).build().bad(0, 8);
        bench.world.pages().setHwpoison(bench.pfn(0));
        bench.world.setMemory().np(bench.pfn(0));
        assertThat(bench.pwrite(3, 0, 4096)).isEqualTo(4096);
        assertThat(bench.present(0)).isTrue();
        assertThat(bench.onMedium(0, 4096)).isEqualTo(Stamp.write(3, 4096));
    }

    @ParameterizedTest(name = "tag, {0}: a short copy, then listed {1}, present {2}")
    @CsvSource({"bitwise, [0+8], false", "bitwise-record-first, '', true"})
    void aShortCopyKeepsARecordThatWasNotDroppedYet(String variant, String listed, boolean present) {
        Bench bench = tag(variant).build().bad(0, 8);
        bench.world.pages().setHwpoison(bench.pfn(0));
        bench.world.setMemory().np(bench.pfn(0));
        IovIter iter = IovIter.source(Stamp.write(3, 4096), (at, bytes) -> Math.max(0, Math.min(bytes, 1024 - at)));
        assertThat(bench.world.fileOps().pwrite(bench.p, bench.file, 0, iter)).isEqualTo(1024);
        assertThat(bench.listed()).isEqualTo(listed);
        assertThat(bench.present(0)).isEqualTo(present);
    }

    @Test
    void aPartialClearUnderTheTagKeepsTheRecordAndThePageOut() {
        Bench bench =
                tag("bitwise").choose(ChoicePoint.CLEARED_UNITS, 8).build().bad(0, 8);
        bench.world.pages().setHwpoison(bench.pfn(0));
        bench.world.setMemory().np(bench.pfn(0));
        assertThat(bench.pwrite(3, 0, 4096)).isEqualTo(-5);
        assertThat(bench.listed()).isEqualTo("[0+8]");
        assertThat(bench.present(0)).isFalse();
    }

    @ParameterizedTest(name = "tag, {0}: pread {1}+{2}, bad sectors 10 and 11 -> {3} from file offset {4}")
    @CsvSource({
        "bitwise, 4096, 4096,  1024, 4096",
        "bitwise, 0,    12288, 5120, 0",
        "bitwise, 5120, 512,   -5,   0",
        "bitwise, 4097, 64,    64,   4097",
        "bare,    4096, 4096,  1024, 4096",
        "bare,    4098, 64,    64,   4098",
        "bare,    4097, 64,    64,   4098",
    })
    void aTaggedReadGetsTheSectorsBeforeTheFirstListedOne(
            String variant, long offset, long length, long result, long from) {
        Bench bench = tag(variant).build().bad(10, 2);
        Bench.Read read = bench.pread(offset, length);
        assertThat(read.result()).isEqualTo(result);
        if (result > 0) {
            assertThat(read.content()).isEqualTo(bench.original(from, result));
        }
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isZero();
        assertThat(bench.world.core().memory().kernelMap().aliasCount()).isZero();
    }

    @Test
    void aDeviceWithoutErrorManagementHasNoTaggedRecovery() {
        Bench bench =
                tag("bitwise").provider(NvdimmBus.Provider.NO_COMMANDS).build().bad(0, 8);
        assertThat(bench.pwrite(3, 0, Units.PAGE)).isEqualTo(-5);
    }

    @Test
    void aTranslationForRecoveryLeavesItsAliasUntilTheRecoveryCall() {
        Bench bench = tag("bare").build().bad(0, 8);
        bench.world.api().recoveryAccess(bench.pmem, Bench.FIRST_PAGE, 1);
        assertThat(bench.world.core().memory().kernelMap().aliasCount()).isEqualTo(1);
    }
}
