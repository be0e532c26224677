package daxsim.kernel.x86;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.hardware.CopyKind;
import daxsim.hardware.Stamp;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies out of and into persistent memory. */
class CopyMcTest {
    @ParameterizedTest(
            name = "copy_mc {0}: up to the poisoned line, recorded, no memory_failure, no signal, still mapped")
    @EnumSource(
            value = CopyKind.class,
            names = {"FAST", "FRAGILE"})
    void aSafeCopyStopsAtPoison(CopyKind kind) {
        Bench bench = Bench.under(Regime.R519).copy(kind).build().poison(1000, 1);
        IovIter iter = IovIter.sink(4096, (at, bytes) -> bytes);

        long copied = bench.world.copy().toIter(bench.pmem.kaddr(Bench.FIRST_PAGE), 4096, iter);

        assertThat(copied).isEqualTo(960);
        assertThat(iter.received()).isEqualTo(bench.original(0, 960));
        assertThat(bench.listed()).isEqualTo("[1+1]");
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isEqualTo(1);
        assertThat(bench.world.trace().count(EventType.MEMORY_FAILURE)).isZero();
        assertThat(bench.world.pages().hwpoisonPages()).isZero();
        assertThat(bench.present(0)).isTrue();
    }

    @Test
    void aPlainCopyOverPoisonIsAPanic() {
        Bench bench = Bench.under(Regime.R519).copy(CopyKind.PLAIN).build().poison(1000, 1);
        bench.inTask(() -> bench.pread(0, 4096));
        assertThat(bench.engine.halted()).isEqualTo("panic");
        assertThat(bench.world.trace().count(EventType.PANIC)).isEqualTo(1);
    }

    @Test
    void aMissingPageEndsACopyWithoutAMachineCheck() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.world.setMemory().np(bench.pfn(1));
        IovIter iter = IovIter.sink(8192, (at, bytes) -> bytes);
        assertThat(bench.world.copy().toIter(bench.pmem.kaddr(Bench.FIRST_PAGE), 8192, iter))
                .isEqualTo(4096);
        assertThat(bench.world
                        .copy()
                        .fromIterFlushcache(bench.pmem.kaddr(Bench.FIRST_PAGE), 8192, bench.source(3, 8192)))
                .isEqualTo(4096);
        assertThat(bench.world.trace().count(EventType.MACHINE_CHECK)).isZero();
    }

    @Test
    void aUserBufferThatEndsInTheMiddleEndsTheCopyThere() {
        Bench bench = Bench.under(Regime.R519).build();
        IovIter iter = IovIter.source(Stamp.write(3, 4096), (at, bytes) -> Math.max(0, Math.min(bytes, 1500 - at)));
        assertThat(bench.world.copy().fromIterFlushcache(bench.pmem.kaddr(Bench.FIRST_PAGE), 4096, iter))
                .isEqualTo(1500);
        assertThat(bench.onMedium(0, 4096)).isEqualTo(Stamp.write(3, 1500).then(bench.original(1500, 2596)));
    }

    @Test
    void anOrdinaryKernelLoadOfPoisonIsAPanicAndOfAMissingPageAnOops() {
        Bench bench = Bench.under(Regime.R519).build().poison(0, 1);
        bench.inTask(() -> bench.world.copy().plainLoad(bench.pmem.kaddr(Bench.FIRST_PAGE), 8));
        assertThat(bench.world.trace().count(EventType.PANIC)).isEqualTo(1);

        Bench other = Bench.under(Regime.R519).build();
        other.world.setMemory().np(other.pfn(0));
        other.inTask(() -> other.world.copy().plainLoad(other.pmem.kaddr(Bench.FIRST_PAGE), 8));
        assertThat(other.world.trace().count(EventType.OOPS)).isEqualTo(1);
        assertThat(other.world.trace().count(EventType.PANIC)).isZero();
    }
}
