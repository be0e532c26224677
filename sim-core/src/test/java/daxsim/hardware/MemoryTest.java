package daxsim.hardware;

import static daxsim.hardware.Rig.BASE;
import static daxsim.hardware.Rig.kaddr;
import static daxsim.hardware.Rig.original;
import static daxsim.hardware.Rig.written;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What loads get and what stores leave, by hand. */
class MemoryTest {
    private final Rig rig = new Rig();
    private final Memory memory = rig.memory;

    @ParameterizedTest(name = "poison at {0}+{1}: a load of {2}+{3} gets {4} bytes and stops at {5}")
    @CsvSource({
        "256, 64,   0,  512, 256, 256",
        "256,  1,   0,  512, 256, 256",
        "256, 64, 100,  200, 156, 256",
        "256, 64, 300,    8,   0, 256",
        "256, 64, 319,    8,   0, 256",
        "250, 10,   0, 4096, 192, 192",
    })
    void loadsStopAtThePoisonedLine(long at, long length, long from, long bytes, long arrives, long line) {
        rig.machine.poison(0, BASE + at, length);
        assertThat(rig.load(0, BASE + from, bytes))
                .isEqualTo(new Load.Poisoned(original(BASE + from, arrives), BASE + line));
    }

    @Test
    void loadsBesideThePoisonedLineAreWhole() {
        rig.machine.poison(0, BASE + 256, 64);
        assertThat(rig.loaded(0, BASE, 256)).isEqualTo(original(BASE, 256));
        assertThat(rig.loaded(0, BASE + 320, 64)).isEqualTo(original(BASE + 320, 64));
    }

    @Test
    void aCleanCachedCopyHidesPoisonFromItsOwnCpuOnly() {
        rig.loaded(0, BASE, 64);
        rig.machine.poison(0, BASE, 64);
        assertThat(rig.loaded(0, BASE, 64)).isEqualTo(original(BASE, 64));
        assertThat(rig.load(1, BASE, 64)).isInstanceOf(Load.Poisoned.class);
    }

    @Test
    void loadingAgainDoesNotShareACleanLine() {
        rig.loaded(0, BASE, 64);
        rig.loaded(0, BASE, 64);
        rig.machine.poison(0, BASE, 64);
        assertThat(rig.load(1, BASE, 64)).isInstanceOf(Load.Poisoned.class);
    }

    @Test
    void aDirtyLineServesEveryCpu() {
        memory.storeUser(0, BASE, written(7, 64));
        rig.machine.poison(0, BASE, 64);
        assertThat(rig.loaded(1, BASE, 64)).isEqualTo(written(7, 64));
        assertThat(rig.loaded(2, BASE + 8, 8)).isEqualTo(written(7, 64).slice(8, 8));
    }

    @Test
    void aStoreOverCachedAndUncachedLinesReadsTheUncachedOnesFirst() {
        rig.loaded(0, BASE, 64);
        memory.storeUser(0, BASE + 60, written(7, 8));
        Runs wanted = original(BASE, 60).then(written(7, 8)).then(original(BASE + 68, 60));
        assertThat(rig.loaded(0, BASE, 128)).isEqualTo(wanted);
    }

    @Test
    void aStoreIntoAPoisonedUncachedLineChangesNothing() {
        rig.machine.poison(0, BASE, 64);
        memory.storeUser(0, BASE, written(7, 128));
        assertThat(rig.load(0, BASE, 64)).isEqualTo(new Load.Poisoned(Runs.EMPTY, BASE));
        assertThat(rig.loaded(0, BASE + 64, 64)).isEqualTo(written(7, 128).slice(64, 64));
        memory.writeBack(BASE, 128);
        assertThat(rig.media.poisonedLines(BASE, BASE + 128)).isEqualTo(1);
        assertThat(rig.media.contents(BASE, BASE + 64)).isEqualTo(original(BASE, 64));
    }

    @Test
    void aStoreIntoAPoisonedCachedLineStaysInTheCacheAndIsLostWithIt() {
        rig.loaded(0, BASE, 64);
        rig.machine.poison(0, BASE, 64);
        memory.storeUser(0, BASE, written(7, 64));
        assertThat(rig.loaded(0, BASE, 64)).isEqualTo(written(7, 64));
        memory.flush(BASE, 64);
        assertThat(rig.load(0, BASE, 64)).isInstanceOf(Load.Poisoned.class);
    }

    @Test
    void aWriteBackReachesTheLinesBesideAPoisonedOne() {
        memory.storeUser(0, BASE, written(7, 192));
        rig.machine.poison(0, BASE + 64, 64);
        memory.writeBack(BASE, 192);
        assertThat(rig.media.contents(BASE, BASE + 64))
                .isEqualTo(written(7, 192).slice(0, 64));
        assertThat(rig.media.contents(BASE + 64, BASE + 128)).isEqualTo(original(BASE + 64, 64));
        assertThat(rig.media.contents(BASE + 128, BASE + 192))
                .isEqualTo(written(7, 192).slice(128, 64));
        assertThat(rig.media.poisonedLines(BASE, BASE + 192)).isEqualTo(1);
    }

    @Test
    void dirtyLinesAreLostAtPowerFailure() {
        memory.storeUser(0, BASE, written(7, 64));
        memory.fence();
        rig.machine.powerFail();
        assertThat(rig.loaded(0, BASE, 64)).isEqualTo(original(BASE, 64));
    }

    @Test
    void dirtyLinesSurvivePowerFailureWithEadr() {
        Rig eadr = Rig.eadr();
        eadr.memory.storeUser(0, BASE, written(7, 64));
        eadr.machine.powerFail();
        assertThat(eadr.loaded(0, BASE, 64)).isEqualTo(written(7, 64));
    }

    @Test
    void aWriteBackWithAFenceMakesAStoreDurable() {
        memory.storeUser(0, BASE, written(7, 64));
        memory.writeBack(BASE, 64);
        memory.fence();
        rig.machine.powerFail();
        assertThat(rig.loaded(0, BASE, 64)).isEqualTo(written(7, 64));
    }

    @ParameterizedTest(name = "fence {0}, in flight persists = {1}: the data is there = {2}")
    @CsvSource({"false, 0, false", "false, 1, true", "true, 0, true"})
    void aStoreAroundTheCacheIsDurableFromTheFenceOn(boolean fence, int persists, boolean there) {
        rig.answers.fix(daxsim.engine.ChoicePoint.IN_FLIGHT_PERSISTS, persists);
        memory.storeNonTemporal(0, kaddr(BASE), written(7, 128));
        assertThat(rig.loaded(1, BASE, 128)).isEqualTo(written(7, 128));
        if (fence) {
            memory.fence();
        }
        rig.machine.powerFail();
        assertThat(rig.loaded(0, BASE, 128)).isEqualTo(there ? written(7, 128) : original(BASE, 128));
    }

    @Test
    void whatWasOverwrittenTwiceInFlightGoesBackToBeforeBoth() {
        memory.storeNonTemporal(0, kaddr(BASE), written(7, 64));
        memory.storeNonTemporal(0, kaddr(BASE + 32), written(8, 64));
        rig.machine.powerFail();
        assertThat(rig.loaded(0, BASE, 128)).isEqualTo(original(BASE, 128));
    }

    @Test
    void aStoreAroundTheCacheDropsCachedLinesAndWritesTheirOtherBytesBack() {
        memory.storeUser(0, BASE, written(7, 64));
        memory.storeNonTemporal(1, kaddr(BASE + 16), written(8, 16));
        Runs wanted = written(7, 64)
                .slice(0, 16)
                .then(written(8, 16))
                .then(written(7, 64).slice(32, 32));
        assertThat(rig.media.contents(BASE, BASE + 64)).isEqualTo(wanted);
        rig.machine.poison(0, BASE, 64);
        assertThat(rig.load(0, BASE, 64)).isInstanceOf(Load.Poisoned.class);
    }

    @Test
    void aStoreAroundTheCacheLeavesAPoisonedLinePoisoned() {
        rig.machine.poison(0, BASE + 64, 64);
        assertThat(memory.storeNonTemporal(0, kaddr(BASE), written(7, 192))).isEqualTo(192);
        assertThat(rig.media.poisonedLines(BASE, BASE + 192)).isEqualTo(1);
        assertThat(rig.media.contents(BASE + 128, BASE + 192))
                .isEqualTo(written(7, 192).slice(128, 64));
    }

    @Test
    void aMissingPageEndsLoadsAndStores() {
        memory.kernelMap().setPresent((BASE >> 12) + 1, false);
        long edge = kaddr(BASE + 4096);
        assertThat(memory.loadKernel(0, kaddr(BASE), 8192)).isEqualTo(new Load.Faulted(original(BASE, 4096), edge));
        assertThat(memory.storeKernel(0, edge - 8, written(7, 16))).isEqualTo(8);
        assertThat(memory.storeNonTemporal(0, edge, written(7, 16))).isZero();
        assertThat(rig.loaded(0, BASE + 4096, 64)).isEqualTo(original(BASE + 4096, 64));
    }

    @Test
    void anUncachedMappingSeesTheMediumAndNotTheCaches() {
        rig.loaded(0, BASE, 64);
        rig.machine.poison(0, BASE, 64);
        memory.kernelMap().setType(BASE >> 12, MemType.UC);
        assertThat(memory.loadKernel(0, kaddr(BASE), 64)).isInstanceOf(Load.Poisoned.class);
        memory.kernelMap().setType(BASE >> 12, MemType.WB);
        assertThat(memory.loadKernel(0, kaddr(BASE), 64)).isEqualTo(new Load.Whole(original(BASE, 64)));
    }

    @Test
    void anAliasReachesThePageThatTheDirectMapDoesNot() {
        long pfn = BASE >> 12;
        memory.kernelMap().setPresent(pfn, false);
        memory.kernelMap().addAlias(pfn);
        long alias = KernelMap.ALIAS + BASE;
        assertThat(memory.loadKernel(0, alias, 64)).isEqualTo(new Load.Whole(original(BASE, 64)));
        memory.kernelMap().removeAlias(pfn);
        assertThat(memory.loadKernel(0, alias, 64)).isEqualTo(new Load.Faulted(Runs.EMPTY, alias));
    }

    @Test
    void powerFailureMakesEveryKernelPagePresentAgain() {
        memory.kernelMap().setPresent(BASE >> 12, false);
        memory.kernelMap().addAlias(BASE >> 12);
        rig.machine.powerFail();
        assertThat(memory.kernelMap().changedPages()).isZero();
        assertThat(memory.kernelMap().aliasCount()).isZero();
    }
}
