package daxsim.kernel.md;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.Design;
import daxsim.design.Designs;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.testing.TwoLegs;
import daxsim.trace.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: what log-writes puts on its list, and when that is not what the device took. */
class LogWritesTest {
    private static TwoLegs legs(String id, Regime regime) {
        Design design = Designs.all().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new TwoLegs(
                regime,
                design,
                design.variants().getFirst().name(),
                NvdimmBus.Provider.NFIT,
                true,
                null,
                List.of("0 32768 log-writes pmem0 pmem1"));
    }

    @ParameterizedTest(name = "{0} in {1}: {2} entries, {3} phantoms")
    @CsvSource({"v2-mode-flag, r515, 3, 1", "v2-mode-flag, r519, 0, 0", "merged, r519, 0, 0", "merged, r515, 3, 1"})
    void cleanThenAlignedThenMisalignedWrite(String design, String regime, int entries, int phantoms) {
        Regime r = Regime.ALL.stream()
                .filter(x -> x.id().equals(regime))
                .findFirst()
                .orElseThrow();
        TwoLegs legs = legs(design, r).bad(0, 515).bad(0, 516);
        assertThat(legs.pwrite(0, 0, Units.PAGE)).isEqualTo(Units.PAGE);
        assertThat(legs.pwrite(1, 3 * Units.PAGE, Units.PAGE)).isEqualTo(Units.PAGE);
        assertThat(legs.pwrite(2, 4 * Units.PAGE + 8, 100)).isNegative();
        assertThat(legs.count(EventType.WRITE_LOGGED)).isEqualTo(entries);
        assertThat(legs.count(EventType.PHANTOM_LOG_ENTRY)).isEqualTo(phantoms);
    }

    @Test
    void aWriteThatNeverGetsATranslationIsNotLogged() {
        TwoLegs legs = legs("punch-pwrite", Regime.R515).bad(0, 515);
        assertThat(legs.pwrite(1, 3 * Units.PAGE, Units.PAGE)).isEqualTo(-5);
        assertThat(legs.count(EventType.WRITE_LOGGED)).isZero();
    }

    @Test
    void dataThatCannotBeLoggedAreNotWritten() {
        TwoLegs legs = legs("punch-pwrite", Regime.R515);
        IovIter gone = IovIter.source(Stamp.write(1, Units.PAGE), (at, bytes) -> at < 512 ? 512 - at : 0);
        assertThat(legs.pwrite(0, gone)).isEqualTo(-14);
        assertThat(legs.count(EventType.WRITE_LOGGED)).isZero();
        assertThat(legs.onMedium(0, 512)).isEqualTo(Stamp.original(legs.leg(0).base() + 512 * Units.PAGE, Units.PAGE));
    }

    @Test
    void withoutALogTheSameBufferGivesAShortCount() {
        TwoLegs legs = legs("punch-pwrite", Regime.R519);
        IovIter gone = IovIter.source(Stamp.write(1, Units.PAGE), (at, bytes) -> at < 512 ? 512 - at : 0);
        assertThat(legs.pwrite(0, gone)).isEqualTo(512);
    }
}
