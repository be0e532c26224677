package daxsim.kernel.md;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.Merged;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.mm.UserAccess;
import daxsim.kernel.mm.Vma;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.testing.Bench;
import daxsim.testing.TwoLegs;
import daxsim.trace.EventType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: what a swap of the table below a mounted filesystem leaves working (6.1.192 and 6.12.117 as recorded). */
class ReloadTest {
    private static TwoLegs legs(Regime regime) {
        return new TwoLegs(
                regime, new Merged(), "", NvdimmBus.Provider.NFIT, true, null, List.of("0 32768 linear pmem0 0"));
    }

    private static Regime regime(String id) {
        return Regime.ALL.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    @ParameterizedTest(name = "{0}: mmap afterwards is {1}")
    @CsvSource({"r519, 0", "r65, -5"})
    void toTheErrorTarget(String regime, long mmap) {
        TwoLegs legs = legs(regime(regime));
        legs.world.fileOps().mmap(legs.thread, legs.file, 0, 16 * Units.PAGE, Vma.Kind.SHARED);
        Vma vma = Objects.requireNonNull(legs.thread.process().mm().find(0, 0));
        UserAccess user = legs.world.userAccess();
        assertThat(Bench.words(user.load(legs.thread, vma.address(0), 8), vma)).isEqualTo("none");

        assertThat(legs.world.reload("dm0", "0 32768 error")).isZero();

        assertThat(legs.pread(0, Units.PAGE)).isEqualTo(-5);
        assertThat(legs.pwrite(1, 0, Units.PAGE)).isEqualTo(-5);
        assertThat(Bench.words(user.load(legs.thread, vma.address(0), 8), vma)).isEqualTo("none");
        assertThat(Bench.words(user.load(legs.thread, vma.address(Units.PAGE), 8), vma))
                .isEqualTo("BUS_ADRERR at 4096 lsb 0");
        assertThat(legs.world.fileOps().fsync(legs.file)).isEqualTo(-5);
        assertThat(legs.world.fileOps().mmap(legs.thread, legs.file, 0, Units.PAGE, Vma.Kind.SHARED))
                .isEqualTo(mmap);
    }

    @Test
    void toAnotherLegAndBack() {
        TwoLegs legs = legs(Regime.R519);
        assertThat(legs.pwrite(1, 0, Units.PAGE)).isEqualTo(Units.PAGE);
        assertThat(legs.world.reload("dm0", "0 32768 linear pmem1 0")).isZero();
        assertThat(legs.pwrite(2, Units.PAGE, Units.PAGE)).isEqualTo(Units.PAGE);
        assertThat(legs.onMedium(0, 512)).isNotEqualTo(legs.onMedium(1, 512));
        assertThat(legs.onMedium(1, 513)).isEqualTo(daxsim.hardware.Stamp.write(2, Units.PAGE));
        assertThat(legs.world.reload("dm0", "0 32768 linear pmem0 0")).isZero();
        assertThat(legs.pread(0, 16 * Units.PAGE)).isEqualTo(16 * Units.PAGE);
        assertThat(legs.count(EventType.TABLE_SWAPPED)).isEqualTo(2);
    }

    /** Dirty pages are written back and write-protected first, so the next store asks the new table. */
    @Test
    void aStoreAfterTheSwapFaultsAgain() {
        TwoLegs legs = legs(Regime.R519);
        legs.world.fileOps().mmap(legs.thread, legs.file, 0, 16 * Units.PAGE, Vma.Kind.SHARED);
        Vma vma = Objects.requireNonNull(legs.thread.process().mm().find(0, 0));
        UserAccess user = legs.world.userAccess();
        user.store(legs.thread, vma.address(0), daxsim.hardware.Stamp.write(1, 8));
        legs.world.reload("dm0", "0 32768 linear pmem1 0");
        user.store(legs.thread, vma.address(0), daxsim.hardware.Stamp.write(2, 8));
        long phys = legs.leg(1).base() + 512 * Units.PAGE;
        assertThat(legs.world.machine().memory().visible(phys, phys + 8)).isEqualTo(daxsim.hardware.Stamp.write(2, 8));
    }

    @Test
    void whatDoesNotOfferDaxIsInvalid() {
        TwoLegs legs = legs(Regime.R515);
        assertThat(legs.world.reload("dm0", "0 32760 linear pmem0 4")).isEqualTo(-22);
        assertThat(legs.pread(0, Units.PAGE)).isEqualTo(Units.PAGE);
        assertThat(legs(Regime.R519).world.reload("dm0", "0 32760 linear pmem0 4"))
                .isZero();
    }
}
