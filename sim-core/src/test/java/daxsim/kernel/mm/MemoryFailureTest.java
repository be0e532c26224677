package daxsim.kernel.mm;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** User loads that meet poison, memory_failure, and the faults that follow. */
class MemoryFailureTest {
    private static Regime regime(String id) {
        return Regime.ALL.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void aPageThatNoFaultMadeKnownIsBusyAndNothingChanges() {
        Bench bench = Bench.under(Regime.R519).build();
        Mm mm = new Mm();
        MemoryFailure failure = new MemoryFailure(
                bench.world.core(), bench.world.pages(), mm, (pfn, kill) -> Errno.EOPNOTSUPP.negated());
        assertThat(failure.fail(bench.pfn(3), bench.p))
                .isEqualTo(new MemoryFailure.Result(Errno.EBUSY.negated(), null));
        assertThat(bench.world.pages().hwpoisonPages()).isZero();
        assertThat(bench.present(3)).isTrue();
    }

    @ParameterizedTest(name = "{0}, lsb {1}: lists {2}, direct map present {3}")
    @CsvSource({
        "r515,  6, [25+1], true",
        "r515, 12, [24+1], false",
        "r519,  6, [25+1], false",
        "r519,  8, [25+1], false",
        "r519, 12, [24+8], false",
        "r65,  12, [24+8], false",
    })
    void aLoadThatMeetsPoisonIsSignalledAndEveryMappingGoes(String regime, int lsb, String listed, boolean present) {
        Bench bench = Bench.under(regime(regime)).lsb(lsb).build();
        long at = 3 * Units.PAGE;
        bench.load(bench.p, at, 8);
        bench.load(bench.q, at, 8);
        bench.poison(at + 1000, 64);

        UserAccess.Result result = bench.load(bench.p, at + 900, 200);

        assertThat(result.data()).isEqualTo(bench.original(at + 900, 60));
        assertThat(Bench.words(result, bench.vma(bench.p))).isEqualTo("BUS_MCEERR_AR at 12288 lsb 12");
        assertThat(bench.p.process().mm().pte(bench.vma(bench.p).address(at))).isZero();
        assertThat(bench.q.process().mm().pte(bench.vma(bench.q).address(at))).isZero();
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(1);
        assertThat(bench.listed()).isEqualTo(listed);
        assertThat(bench.present(3)).isEqualTo(present);
    }

    @ParameterizedTest(name = "fault on listed poison, {0}: {1}")
    @CsvSource({
        "r515, BUS_ADRERR at 12388 lsb 0",
        "r519, BUS_ADRERR at 12388 lsb 0",
        "r65,  BUS_MCEERR_AR at 12388 lsb 12",
    })
    void aFaultOnListedPoisonNamesTheExactAddress(String regime, String signal) {
        Bench bench = Bench.under(regime(regime)).build().bad(24, 1);
        UserAccess.Result load = bench.load(bench.p, 3 * Units.PAGE + 100, 8);
        assertThat(Bench.words(load, bench.vma(bench.p))).isEqualTo(signal);
        UserAccess.Result store = bench.store(bench.p, 5, 3 * Units.PAGE + 100, 8);
        assertThat(Bench.words(store, bench.vma(bench.p))).isEqualTo(signal);
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isZero();
    }

    @Test
    void aMappingThatIsThereKeepsWorkingWhenTheListGrows() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.store(bench.p, 5, 0, 8);
        bench.list(0, 8);
        assertThat(bench.load(bench.p, 0, 8).data()).isEqualTo(Stamp.write(5, 8));
        assertThat(Bench.words(bench.store(bench.p, 6, 8, 8), bench.vma(bench.p)))
                .isEqualTo("none");
        assertThat(bench.pread(0, 8).result()).isEqualTo(Errno.EIO.negated());
    }

    @Test
    void aReadOnlyMappingKeepsLoadingButAStoreFaultsAndMeetsTheList() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.load(bench.p, 0, 8);
        bench.list(0, 8);
        assertThat(Bench.words(bench.load(bench.p, 0, 8), bench.vma(bench.p))).isEqualTo("none");
        assertThat(Bench.words(bench.store(bench.p, 5, 16, 8), bench.vma(bench.p)))
                .isEqualTo("BUS_ADRERR at 16 lsb 0");
        assertThat(Bench.words(bench.load(bench.p, 0, 8), bench.vma(bench.p))).isEqualTo("none");
    }

    @Test
    void withoutARecordThePageIsMappedAgainAndTheNextLoadIsCheckedAgain() {
        Bench bench = Bench.under(Regime.R519)
                .provider(daxsim.kernel.nvdimm.NvdimmBus.Provider.NO_COMMANDS)
                .build()
                .poison(0, 64);
        for (int i = 1; i <= 2; i++) {
            assertThat(Bench.words(bench.load(bench.p, 0, 8), bench.vma(bench.p)))
                    .isEqualTo("BUS_MCEERR_AR at 0 lsb 12");
            assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isEqualTo(i);
        }
        assertThat(bench.listed()).isEmpty();
        assertThat(bench.present(0)).isFalse();
    }

    @Test
    void behindTheEndOfTheFileIsASigbus() {
        Bench bench = Bench.under(Regime.R65).build();
        assertThat(Bench.words(bench.load(bench.p, 16 * Units.PAGE, 8), bench.vma(bench.p)))
                .isEqualTo("BUS_ADRERR at 65536 lsb 0");
    }

    @Test
    void aStoreOverLatentPoisonIsNotNoticed() {
        Bench bench = Bench.under(Regime.R519).build().poison(0, 64);
        assertThat(Bench.words(bench.store(bench.p, 5, 0, 64), bench.vma(bench.p)))
                .isEqualTo("none");
        assertThat(Bench.words(bench.load(bench.p, 0, 8), bench.vma(bench.p))).isEqualTo("BUS_MCEERR_AR at 0 lsb 12");
    }
}
