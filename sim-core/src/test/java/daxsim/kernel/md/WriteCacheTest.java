package daxsim.kernel.md;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.PunchPwrite;
import daxsim.hardware.KernelMap;
import daxsim.hardware.Load;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.testing.TwoLegs;
import daxsim.trace.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: a kernel user of direct_access claims, reads and writes as dm-writecache does. */
class WriteCacheTest {
    private static final String LINES_0 = "0 32768 linear pmem0 0";
    private static final String LINES_1 = "32768 32768 linear pmem1 0";

    private static TwoLegs legs(Regime regime, String... table) {
        return new TwoLegs(regime, new PunchPwrite(), "", NvdimmBus.Provider.NFIT, true, null, List.of(table));
    }

    private static WriteCache cache(TwoLegs legs, String device) {
        return legs.world.writeCache("cache", device);
    }

    @Test
    void oneTranslationGivesADirectPointer() {
        TwoLegs legs = legs(Regime.R519, LINES_0);
        WriteCache cache = cache(legs, "pmem0");
        assertThat(cache.claim(legs.world.daxDevice("pmem0"))).isEqualTo(16L << 20);
        assertThat(legs.count(EventType.DIRECT_ACCESS)).isEqualTo(1);
        assertThat(cache.pieces(100, 50))
                .containsExactly(
                        new WriteCache.Piece(KernelMap.DIRECT + legs.leg(0).base() + 100, 50));
        assertThat(cache.pieces(16L << 20, 8)).isEmpty();
    }

    @Test
    void legsAreCollectedAndMappedTogetherOnceMore() {
        TwoLegs legs = legs(Regime.R519, LINES_0, LINES_1);
        WriteCache cache = cache(legs, "dm0");
        assertThat(cache.claim(legs.world.daxDevice("dm0"))).isEqualTo(32L << 20);
        long border = 16L << 20;
        assertThat(cache.pieces(border - 10, 20))
                .containsExactly(
                        new WriteCache.Piece(KernelMap.VMAP + legs.leg(0).base() + border - 10, 10),
                        new WriteCache.Piece(KernelMap.VMAP + legs.leg(1).base(), 10));
        cache.write(border - 10, Stamp.write(3, 20));
        assertThat(((Load.Whole) cache.read(border - 10, 20)).before()).isEqualTo(Stamp.write(3, 20));
    }

    @ParameterizedTest(name = "{0}: a listed line anywhere is EIO, and a line in the log")
    @CsvSource({"r515", "r519"})
    void knownPoisonRefusesTheClaim(String regime) {
        Regime r = Regime.ALL.stream()
                .filter(x -> x.id().equals(regime))
                .findFirst()
                .orElseThrow();
        TwoLegs legs = legs(r, LINES_0, LINES_1).bad(1, 700);
        assertThat(cache(legs, "pmem1").claim(legs.world.daxDevice("pmem1"))).isEqualTo(-5);
        assertThat(cache(legs, "dm0").claim(legs.world.daxDevice("dm0"))).isEqualTo(-5);
        assertThat(cache(legs, "pmem0").claim(legs.world.daxDevice("pmem0"))).isPositive();
        assertThat(legs.count(EventType.LOG_LINE)).isEqualTo(2);
    }

    @Test
    void aShortReadPutsTheWholeCacheIntoItsErrorState() {
        TwoLegs legs = legs(Regime.R519, LINES_0);
        WriteCache cache = cache(legs, "pmem0");
        cache.claim(legs.world.daxDevice("pmem0"));
        legs.world.machine().poison(0, legs.leg(0).base() + 8192 + 128, Units.LINE);
        assertThat(cache.write(8192, Stamp.write(1, 4096))).isEqualTo(4096);
        assertThat(cache.read(8192, 4096)).isInstanceOf(Load.Poisoned.class);
        assertThat(cache.read(0, 4096)).isInstanceOf(Load.Whole.class);
        assertThat(cache.write(0, Stamp.write(2, 64))).isEqualTo(-5);
        assertThat(legs.leg(0).badblocks().count()).isEqualTo(1);
        assertThat(legs.count(EventType.LOG_LINE)).isEqualTo(1);
        cache.read(8192, 4096);
        assertThat(legs.count(EventType.LOG_LINE)).isEqualTo(1);
    }

    /** memory_failure makes the page of the direct map not present; the pages that vmap mapped stay as they are. */
    @Test
    void anAliasKeepsThePageCachedWhenTheDirectMapLosesIt() {
        TwoLegs legs = legs(Regime.R519, LINES_0, LINES_1);
        KernelMap map = legs.world.core().memory().kernelMap();
        long pfn = legs.leg(1).pfn(3);
        map.setPresent(pfn, false);
        assertThat(map.cached(pfn)).isFalse();
        WriteCache cache = cache(legs, "dm0");
        cache.claim(legs.world.daxDevice("dm0"));
        assertThat(map.cached(pfn)).isTrue();
        assertThat(cache.read((16L << 20) + 3 * Units.PAGE, 64)).isInstanceOf(Load.Whole.class);
    }
}
