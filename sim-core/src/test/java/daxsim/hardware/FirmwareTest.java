package daxsim.hardware;

import static daxsim.hardware.Rig.BASE;
import static daxsim.hardware.Rig.kaddr;
import static daxsim.hardware.Rig.original;
import static daxsim.hardware.Rig.written;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.engine.ChoicePoint;
import daxsim.state.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The clear-error command and the error list, with a clear unit of 256 bytes. */
class FirmwareTest {
    @Test
    void aClearHealsTheUnitsWithPoisonAndLeavesThemUndefined() {
        Rig rig = new Rig();
        rig.machine.poison(0, BASE + 320, 64);
        assertThat(rig.firmware.clearError(BASE, 1024)).isEqualTo(1024);
        assertThat(rig.media.poisonedLines(BASE, BASE + 4096)).isZero();
        Runs wanted =
                original(BASE, 256).then(Stamp.undefined(256, ClearLeaves.JUNK)).then(original(BASE + 512, 512));
        assertThat(rig.media.contents(BASE, BASE + 1024)).isEqualTo(wanted);
    }

    @Test
    void poisonBehindTheRangeStays() {
        Rig rig = new Rig();
        rig.machine.poison(0, BASE + 4096, 64);
        rig.firmware.clearError(BASE, 4096);
        assertThat(rig.media.poisonedLines(BASE, BASE + 8192)).isEqualTo(1);
    }

    @ParameterizedTest(name = "a clear that leaves {0} leaves nothing to rely on")
    @EnumSource(ClearLeaves.class)
    void whateverAClearLeavesIsUndefined(ClearLeaves leaves) {
        Rig rig = new Rig(Rig.platform(false, leaves, false, false), 0);
        rig.machine.poison(0, BASE, 64);
        rig.firmware.clearError(BASE, 256);
        assertThat(Stamp.anyUndefined(rig.loaded(0, BASE, 8))).isTrue();
    }

    @ParameterizedTest(name = "4096 bytes, {0} units short: cleared {1}")
    @CsvSource({"0, 4096", "1, 3840", "15, 256"})
    void aPartialClearDoesWholeUnitsFromTheStart(int shortBy, long cleared) {
        Rig rig = new Rig(Rig.platform(false, ClearLeaves.JUNK, true, false), 0);
        rig.answers.fix(ChoicePoint.CLEARED_UNITS, shortBy);
        rig.machine.poison(0, BASE, 4096);
        assertThat(rig.firmware.clearError(BASE, 4096)).isEqualTo(cleared);
        assertThat(rig.media.firstPoison(BASE, BASE + 4096)).isEqualTo(BASE + cleared);
    }

    @Test
    void aRefusedClearChangesNothing() {
        Rig rig = new Rig(Rig.platform(false, ClearLeaves.JUNK, false, true), 0);
        rig.answers.fix(ChoicePoint.REFUSE_CLEAR, 1);
        rig.machine.poison(0, BASE, 64);
        assertThat(rig.firmware.clearError(BASE, 256)).isEqualTo(-1);
        assertThat(rig.media.poisonedLines(BASE, BASE + 256)).isEqualTo(1);
    }

    @Test
    void beyondTheReliableLengthAClearReportsMoreThanItDid() {
        Rig rig = new Rig(Rig.platform(false, ClearLeaves.JUNK, false, false), 4096);
        rig.machine.poison(0, BASE, 64);
        rig.machine.poison(0, BASE + 8192, 64);
        assertThat(rig.firmware.clearError(BASE, 16384)).isEqualTo(16384);
        assertThat(rig.media.firstPoison(BASE, BASE + 16384)).isEqualTo(BASE + 8192);
    }

    @Test
    void storesThatWereInFlightDoNotComeBackBehindAClear() {
        Rig rig = new Rig();
        rig.machine.poison(0, BASE + 64, 64);
        rig.memory.storeNonTemporal(0, kaddr(BASE), written(7, 64));
        rig.firmware.clearError(BASE, 256);
        rig.machine.powerFail();
        assertThat(rig.media.contents(BASE, BASE + 256)).isEqualTo(Stamp.undefined(256, ClearLeaves.JUNK));
    }

    @Test
    void theErrorListHasWhatTheDeviceKnows() {
        Rig rig = new Rig();
        rig.media.poison(BASE + 512, 64, true);
        rig.machine.poison(0, BASE + 4096, 64);
        assertThat(rig.knownErrors()).containsExactly("512+64");
    }

    @Test
    void latentPoisonIsKnownOnceConsumed() {
        Rig rig = new Rig();
        rig.machine.poison(0, BASE + 4096, 128);
        rig.load(0, BASE + 4096, 8);
        assertThat(rig.knownErrors()).containsExactly("4096+64");
    }

    @Test
    void aFullScrubFindsAllPoison() {
        Rig rig = new Rig();
        rig.machine.poison(0, BASE + 4096, 128);
        rig.firmware.fullScrub(BASE, BASE + Rig.SIZE);
        assertThat(rig.knownErrors()).containsExactly("4096+64", "4160+64");
    }

    @Test
    void aClearedLineIsNoLongerKnown() {
        Rig rig = new Rig();
        rig.media.poison(BASE, 64, true);
        rig.firmware.clearError(BASE, 256);
        assertThat(rig.knownErrors()).isEmpty();
    }
}
