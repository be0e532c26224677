package daxsim.kernel.x86;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.hardware.KernelMap;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import org.junit.jupiter.api.Test;

/** Splits of the direct map. */
class SetMemoryTest {
    private static int splits(Bench bench) {
        return bench.world.trace().count(EventType.DIRECT_MAP_SPLIT);
    }

    @Test
    void theFirstChangeIn2MibSplitsThemAndNothingJoinsThemAgain() {
        Bench bench = Bench.under(Regime.R519).build();
        KernelMap map = bench.world.core().memory().kernelMap();
        SetMemory setMemory = bench.world.setMemory();
        long pfn = bench.pfn(0);
        assertThat(map.entrySize(pfn)).isEqualTo(Units.HUGE);
        setMemory.np(pfn);
        assertThat(splits(bench)).isEqualTo(1);
        setMemory.present(pfn);
        setMemory.np(pfn + 511);
        assertThat(splits(bench)).isEqualTo(1);
        assertThat(map.entrySize(pfn)).isEqualTo(Units.PAGE);
        assertThat(map.entrySize(pfn + 512)).isEqualTo(Units.HUGE);
        setMemory.np(pfn + 512);
        assertThat(splits(bench)).isEqualTo(2);
    }

    @Test
    void where1GibIsOneEntryItIsSplitTwice() {
        Bench bench = Bench.under(Regime.R519).device(3L << 29).build();
        KernelMap map = bench.world.core().memory().kernelMap();
        long pfn = bench.pfn(0);
        long pages = (1L << 30) / Units.PAGE;
        assertThat(map.entrySize(pfn)).isEqualTo(1L << 30);
        assertThat(map.entrySize(pfn + pages)).as("the device ends inside").isEqualTo(Units.HUGE);
        bench.world.setMemory().np(pfn);
        assertThat(splits(bench)).isEqualTo(2);
        assertThat(map.entrySize(pfn)).isEqualTo(Units.PAGE);
        assertThat(map.entrySize(pfn + 512)).isEqualTo(Units.HUGE);
        bench.world.setMemory().np(pfn + 512);
        assertThat(splits(bench)).isEqualTo(3);
    }

    @Test
    void whatIsRefusedSplitsNothingAndAnAliasHasItsOwnEntry() {
        Bench bench = Bench.under(Regime.R515).build();
        bench.world.setMemory().uc(bench.pfn(0));
        bench.world.setMemory().mapAlias(bench.pfn(0));
        assertThat(splits(bench)).isZero();
    }

    /** As after a repair up to 5.18: the page was to become uncached, stayed write-back, and is made write-back again. */
    @Test
    void settingWhatIsSetSplitsNothingAndInterruptsNobody() {
        Bench bench = Bench.under(Regime.R515).build();
        SetMemory setMemory = bench.world.setMemory();
        setMemory.wb(bench.pfn(0));
        setMemory.present(bench.pfn(0));
        assertThat(splits(bench)).isZero();
        setMemory.np(bench.pfn(0));
        setMemory.np(bench.pfn(0));
        assertThat(bench.world.trace().count(EventType.MEMTYPE_KEPT)).isEqualTo(3);
        assertThat(bench.world.trace().count(EventType.MEMTYPE_CHANGED)).isEqualTo(1);
        assertThat(bench.world.trace().count(EventType.TLB_SHOOTDOWN)).isEqualTo(1);
    }

    @Test
    void aRebootMakesTheDirectMapAnew() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.world.setMemory().np(bench.pfn(0));
        bench.world.powerFailAndReboot();
        assertThat(bench.world.core().memory().kernelMap().entrySize(bench.pfn(0)))
                .isEqualTo(Units.HUGE);
    }
}
