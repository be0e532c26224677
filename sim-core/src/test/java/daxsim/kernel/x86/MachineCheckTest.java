package daxsim.kernel.x86;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.hardware.Delivery;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.testing.Bench;
import daxsim.testing.Explored;
import daxsim.trace.EventType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who takes a machine check, how many a task may take in a row, and what scrubbers find. */
class MachineCheckTest {
    private static final long PAGE = Units.PAGE;

    private static int count(Bench bench, EventType type) {
        return bench.world.trace().count(type);
    }

    /** Two programs on two CPUs, each about to load from a bad page of its own. */
    private static Map<String, Integer> twoConsumers(Delivery delivery) {
        Bench bench = Bench.under(Regime.R519).delivery(delivery).build();
        bench.vma(bench.p);
        bench.vma(bench.q);
        bench.poison(0, 64).poison(5 * PAGE, 64);
        bench.world.seal();
        return Explored.outcomes(
                bench,
                true,
                () -> {
                    bench.engine.spawn("p", 0, () -> bench.load(bench.p, 0, 8));
                    bench.engine.spawn("q", 1, () -> bench.load(bench.q, 5 * PAGE, 8));
                },
                () -> count(bench, EventType.PANIC) + " panics, " + count(bench, EventType.SIGBUS) + " signals, "
                        + count(bench, EventType.RENDEZVOUS) + " meetings");
    }

    @ParameterizedTest
    @EnumSource(
            value = Delivery.class,
            names = {"LOCAL", "FIRMWARE_FIRST"})
    void checksOfTwoCpusDoNotMeetWhereEachTakesItsOwn(Delivery delivery) {
        assertThat(twoConsumers(delivery).keySet()).containsExactly("0 panics, 2 signals, 0 meetings");
    }

    @Test
    void poisonConsumedBeforeABroadcastHasBroughtAllTogetherIsAPanic() {
        assertThat(twoConsumers(Delivery.BROADCAST).keySet())
                .containsExactlyInAnyOrder("0 panics, 2 signals, 2 meetings", "1 panics, 0 signals, 0 meetings");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"LOCAL, none", "BROADCAST, rendezvous", "FIRMWARE_FIRST, smm-entered"})
    void whatStopsEveryCpuIsAnEvent(Delivery delivery, String event) {
        Bench bench = Bench.under(Regime.R519).delivery(delivery).build().poison(0, 64);
        bench.load(bench.p, 0, 8);
        assertThat(count(bench, EventType.RENDEZVOUS)).isEqualTo(event.equals("rendezvous") ? 1 : 0);
        assertThat(count(bench, EventType.SMM_ENTERED)).isEqualTo(event.equals("smm-entered") ? 1 : 0);
        assertThat(count(bench, EventType.SIGBUS)).isEqualTo(1);
    }

    private static Bench consumedInKernel(long... addresses) {
        Bench bench = Bench.under(Regime.R519).build();
        MachineCheck checks = new MachineCheck(bench.world.core(), bench.ledger, false, 0);
        bench.world.seal();
        bench.inTask(() -> {
            for (long address : addresses) {
                checks.consumed(address, Severity.Context.KERNEL_USER_COPY);
            }
            McRecord record = checks.takeWork();
            assertThat(record).isNotNull();
            assertThat(checks.takeWork()).isNull();
        });
        return bench;
    }

    @Test
    void checksInARowForOnePageAreOnePieceOfWork() {
        assertThat(count(consumedInKernel(8192, 8256, 12224), EventType.PANIC)).isZero();
    }

    @Test
    void checksInARowForTwoPagesAreAPanic() {
        assertThat(count(consumedInKernel(8192, 12288), EventType.PANIC)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} in a row: {1} panics")
    @CsvSource({"10, 0", "11, 1"})
    void elevenChecksInARowAreAPanic(int times, int panics) {
        long[] addresses = new long[times];
        java.util.Arrays.fill(addresses, 8192);
        assertThat(count(consumedInKernel(addresses), EventType.PANIC)).isEqualTo(panics);
    }

    @Test
    void theWayBackToUserModeBeginsANewRow() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.poison(0, 64).poison(PAGE, 64);
        bench.inTask(() -> {
            bench.load(bench.p, 0, 8);
            bench.load(bench.p, PAGE, 8);
        });
        assertThat(count(bench, EventType.MACHINE_CHECK)).isEqualTo(2);
        assertThat(count(bench, EventType.PANIC)).isZero();
    }

    /** A copy that is safe leaves no work, so two bad pages in one read are no panic. */
    @Test
    void safeCopiesDoNotCount() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.poison(0, 64).poison(PAGE, 64);
        bench.inTask(() -> {
            bench.pread(0, 8);
            bench.world.copy().copyMc(bench.pmem.kaddr(Bench.FIRST_PAGE + 1), 8);
        });
        assertThat(count(bench, EventType.MACHINE_CHECK)).isEqualTo(2);
        assertThat(count(bench, EventType.PANIC)).isZero();
    }

    /** Recorded with injected errors: no signal, the mapping stays; a page that no fault made known is listed all the same. */
    @ParameterizedTest(name = "lsb {0}, mapped {1}: lists {2}, {3} pages with PG_hwpoison, direct map present {4}")
    @CsvSource({
        "12, true, [8+8], 1, false",
        "6, true, [8+1], 1, false",
        "12, false, [8+8], 0, true",
        "6, false, [8+1], 0, true",
    })
    void whatAPatrolScrubFinds(int lsb, boolean mapped, String listed, int hwpoison, boolean present) {
        Bench bench = Bench.under(Regime.R519).lsb(lsb).build();
        if (mapped) {
            bench.load(bench.p, PAGE + 1024, 8);
            bench.load(bench.q, PAGE + 1024, 8);
        }
        bench.poison(PAGE, 64);
        bench.world.patrolScrub(0);
        assertThat(bench.listed()).isEqualTo(listed);
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(hwpoison);
        assertThat(bench.present(1)).isEqualTo(present);
        assertThat(count(bench, EventType.SIGBUS)).isZero();
        assertThat(count(bench, EventType.MACHINE_CHECK)).isZero();
        for (UserThread thread : new UserThread[] {bench.p, bench.q}) {
            boolean still = thread.process().mm().addressOf(0, 1) != 0;
            assertThat(still).isEqualTo(mapped);
        }
        assertThat(bench.media().poisonedLines(bench.phys(PAGE), bench.phys(PAGE) + PAGE))
                .isEqualTo(1);
    }

    /** Tried: without NFIT nobody records it, and the page is not present all the same. */
    @Test
    void withoutCommandsAPatrolScrubListsNothing() {
        Bench bench = Bench.under(Regime.R519)
                .provider(NvdimmBus.Provider.NO_COMMANDS)
                .build();
        bench.load(bench.p, 1024, 8);
        bench.poison(0, 64);
        bench.world.patrolScrub(0);
        assertThat(bench.listed()).isEmpty();
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(1);
        assertThat(bench.present(0)).isFalse();
    }

    /** Speculation logs an error that memory_failure is not asked about. */
    @Test
    void whatSpeculationTouchesIsListedOnly() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.load(bench.p, 1024, 8);
        bench.poison(0, 64);
        bench.world.speculate();
        assertThat(bench.listed()).isEqualTo("[0+1]");
        assertThat(bench.world.pages().hwpoisonPages()).isZero();
        assertThat(bench.present(0)).isTrue();
    }
}
