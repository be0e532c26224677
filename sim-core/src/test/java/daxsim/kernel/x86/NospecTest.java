package daxsim.kernel.x86;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.hardware.KernelMap;
import daxsim.hardware.MemType;
import daxsim.kernel.Regime;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a poisoned page of the direct map becomes, and what it is after a repair, by regime. */
class NospecTest {
    private static Regime regime(String id) {
        return Regime.ALL.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    @ParameterizedTest(name = "set_mce_nospec, {0}, whole page {1}: {2}, present {3}, {4} log lines")
    @CsvSource({
        "r515, false, -16, true,  2",
        "r515, true,    0, false, 0",
        "r519, false,   0, false, 0",
        "r519, true,    0, false, 0",
        "r65,  false,   0, false, 0",
    })
    void set(String regime, boolean wholePage, int rc, boolean present, int lines) {
        Bench bench = Bench.under(regime(regime)).build();
        Nospec nospec = new Nospec(bench.world.core(), bench.world.setMemory());
        KernelMap map = bench.world.core().memory().kernelMap();

        assertThat(nospec.set(bench.pfn(0), wholePage)).isEqualTo(rc);

        assertThat(map.present(bench.pfn(0))).isEqualTo(present);
        assertThat(map.type(bench.pfn(0))).isEqualTo(MemType.WB);
        assertThat(bench.world.trace().count(EventType.LOG_LINE)).isEqualTo(lines);
        assertThat(bench.world.trace().count(EventType.TLB_SHOOTDOWN)).isEqualTo(rc == 0 ? 1 : 0);
    }

    @ParameterizedTest(name = "clear_mce_nospec of a page that is not present, {0}: present {1}")
    @CsvSource({"r515, false", "r519, true", "r65, true"})
    void clear(String regime, boolean present) {
        Bench bench = Bench.under(regime(regime)).build();
        Nospec nospec = new Nospec(bench.world.core(), bench.world.setMemory());
        nospec.set(bench.pfn(0), true);

        assertThat(nospec.clear(bench.pfn(0))).isZero();

        assertThat(bench.present(0)).isEqualTo(present);
    }
}
