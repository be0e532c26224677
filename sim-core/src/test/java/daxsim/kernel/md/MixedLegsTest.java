package daxsim.kernel.md;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.Design;
import daxsim.design.Designs;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.testing.TwoLegs;
import daxsim.trace.EventType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: each policy for legs that cannot recover does what its advocates said, under each design. Method: two stripes of two
 * pages, a write of one bad page on either leg, results worked out by hand.
 *
 * <p>Stripes of 16 sectors: pages 0 and 1 of the file are pages 256 and 257 of pmem0, pages 2 and 3 those of pmem1.
 */
class MixedLegsTest {
    private static final String STRIPES = "0 65536 striped 2 16 pmem0 0 pmem1 0";
    private static final int EIO = -5;
    private static final int EFAULT = -14;

    private static Design design(String id) {
        return Designs.all().stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
    }

    private static TwoLegs legs(String design, NvdimmBus.Provider second, boolean recovers, @Nullable MixedLegs mixed) {
        Design d = design(design);
        String variant = d.variants().getLast().name();
        return new TwoLegs(d.regime(), d, variant, second, recovers, mixed, List.of(STRIPES))
                .bad(0, 256)
                .bad(1, 256);
    }

    private static @Nullable MixedLegs policy(String word) {
        return word.equals("none")
                ? null
                : MixedLegs.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @ParameterizedTest(name = "{0} under {1}: {2} on the leg that clears, {3} on the other, {4} warnings")
    @CsvSource({
        // The list is looked up; nobody asks for recovery.
        "warn, punch-pwrite, -5, -5, 0",
        // Nothing of it passes device-mapper.
        "per-leg, v1-clear-poison, -5, -5, 0",
        "warn, v2-mode-flag, 4096, 4096, 1",
        "stop, v2-mode-flag, 4096, -14, 0",
        "ignore, v2-mode-flag, 4096, 4096, 0",
        "all-or-nothing, v2-mode-flag, -5, -5, 0",
        "per-leg, v2-mode-flag, 4096, -95, 0",
        "warn, pointer-tag, 4096, 4096, 1",
        "stop, pointer-tag, 4096, -14, 0",
        "eopnotsupp, pointer-tag, 4096, -95, 0",
        "ignore, pointer-tag, 4096, 4096, 0",
        "all-or-nothing, pointer-tag, -5, -5, 0",
        "per-leg, pointer-tag, 4096, -5, 0",
        "warn, merged, 4096, 4096, 1",
        "stop, merged, 4096, -14, 0",
        "ignore, merged, 4096, 4096, 0",
        "all-or-nothing, merged, -5, -5, 0",
        "per-leg, merged, 4096, -14, 0",
        // Without a policy the driver's operation runs, and fails.
        "none, v2-mode-flag, 4096, -5, 0",
        "none, pointer-tag, 4096, -5, 0",
        "none, merged, 4096, -14, 0",
    })
    void aLegThatReportsAndCannotClear(String policy, String design, long able, long unable, int warnings) {
        TwoLegs legs = legs(design, NvdimmBus.Provider.NFIT_WITHOUT_CLEAR, true, policy(policy));
        assertThat(legs.pwrite(0, 0, Units.PAGE)).isEqualTo(able);
        assertThat(legs.lines(0, 256)).isEqualTo(able == Units.PAGE ? 0 : 1);
        assertThat(legs.pwrite(1, 2 * Units.PAGE, Units.PAGE)).isEqualTo(unable);
        assertThat(legs.lines(1, 256)).isEqualTo(1);
        assertThat(legs.count(EventType.LOG_LINE)).isEqualTo(warnings);
    }

    @ParameterizedTest(name = "{0}: {1} where its driver has no operation")
    @CsvSource({
        "punch-pwrite, -5, 0",
        "v1-clear-poison, -5, 0",
        "v2-mode-flag, 4096, 1",
        "pointer-tag, -5, 0",
        "merged, -14, 0"
    })
    void aLegWithoutTheOperationUnderTheDesignsOwnPolicy(String design, long unable, int warnings) {
        TwoLegs legs = legs(design, NvdimmBus.Provider.NFIT, false, null);
        assertThat(legs.pwrite(1, 2 * Units.PAGE, Units.PAGE)).isEqualTo(unable);
        assertThat(legs.lines(1, 256)).isEqualTo(1);
        assertThat(legs.count(EventType.LOG_LINE)).isEqualTo(warnings);
    }

    @ParameterizedTest(name = "{0}: a policy is about who clears errors, so {1} on an e820 leg")
    @CsvSource({"stop, -14", "per-leg, -14", "all-or-nothing, -5"})
    void aLegWithoutCommands(String policy, long unable) {
        TwoLegs legs = legs("merged", NvdimmBus.Provider.NO_COMMANDS, true, policy(policy));
        assertThat(legs.pwrite(1, 2 * Units.PAGE, Units.PAGE)).isEqualTo(unable);
    }

    @Test
    void everyLegClearsSoAllOrNothingIsAll() {
        TwoLegs legs = legs("merged", NvdimmBus.Provider.NFIT, true, MixedLegs.ALL_OR_NOTHING);
        assertThat(legs.pwrite(0, 0, Units.PAGE)).isEqualTo(Units.PAGE);
        assertThat(legs.pwrite(1, 2 * Units.PAGE, Units.PAGE)).isEqualTo(Units.PAGE);
    }

    /**
     * The write of page 2 goes back by 95 bytes, into page 1, copies the first 95 there, meets page 2 again, and so on until its
     * 4096 bytes are used up: 43 times 95, and 11. What it returns is the sum of the counts it took: -95 and 11.
     */
    @ParameterizedTest
    @CsvSource({"v2-mode-flag", "merged"})
    void anErrnoTakenForACountWritesOverWhatLiesBefore(String design) {
        TwoLegs legs = legs(design, NvdimmBus.Provider.NFIT_WITHOUT_CLEAR, true, MixedLegs.EOPNOTSUPP);
        assertThat(legs.pwrite(7, 2 * Units.PAGE, Units.PAGE)).isEqualTo(-84);
        assertThat(legs.count(EventType.RECOVERY_MISSING)).isEqualTo(44);
        long kept = Units.PAGE - 95;
        assertThat(legs.onMedium(0, 257).slice(0, kept))
                .isEqualTo(Stamp.original(legs.leg(0).base() + 257 * Units.PAGE, kept));
        assertThat(legs.onMedium(0, 257).slice(kept, 11))
                .isEqualTo(Stamp.write(7, Units.PAGE).slice(43 * 95, 11));
        assertThat(legs.onMedium(0, 257).slice(kept + 11, 84))
                .isEqualTo(Stamp.write(7, Units.PAGE).slice(42 * 95 + 11, 84));
    }

    @ParameterizedTest(name = "up to 5.16 the copy in place of recovery is plain: {0} panics")
    @CsvSource({"warn", "ignore"})
    void aPlainLoadOfPoisonIsFatal(String policy) {
        TwoLegs legs = legs("v2-mode-flag", NvdimmBus.Provider.NFIT_WITHOUT_CLEAR, true, policy(policy));
        legs.inTask(() -> legs.pread(2 * Units.PAGE, Units.PAGE));
        assertThat(legs.engine.halted()).isEqualTo("panic");
    }

    @Test
    void from517OnTheCopyInPlaceOfRecoverySurvives() {
        Design v2 = design("v2-mode-flag");
        TwoLegs legs = new TwoLegs(
                        Regime.R519,
                        v2,
                        "",
                        NvdimmBus.Provider.NFIT_WITHOUT_CLEAR,
                        true,
                        MixedLegs.WARN,
                        List.of(STRIPES))
                .bad(1, 256);
        legs.inTask(() -> assertThat(legs.pread(2 * Units.PAGE, Units.PAGE)).isEqualTo(EFAULT));
        assertThat(legs.engine.halted()).isNull();
    }

    @Test
    void readsOfAnAbleLegAreNoBusinessOfTheOther() {
        TwoLegs legs = legs("v2-mode-flag", NvdimmBus.Provider.NFIT_WITHOUT_CLEAR, true, MixedLegs.WARN);
        assertThat(legs.pread(Units.PAGE, Units.PAGE)).isEqualTo(Units.PAGE);
        assertThat(legs.pread(0, Units.PAGE)).isEqualTo(EIO);
    }
}
