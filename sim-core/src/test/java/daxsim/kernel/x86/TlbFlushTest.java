package daxsim.kernel.x86;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.hardware.Contents;
import daxsim.hardware.Mechanism;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.mm.UserThread;
import daxsim.state.Runs;
import daxsim.testing.Bench;
import daxsim.testing.Explored;
import daxsim.trace.EventType;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Translations that CPUs hold. Method: two or three tasks, every execution; what a task saw is written down, and no execution
 * may break what the kernel promises.
 */
class TlbFlushTest {
    private static final long PAGE = Units.PAGE;

    private final List<String> notes = new ArrayList<>();

    private static Bench bench(boolean tlb) {
        Bench.Builder builder = Bench.under(Regime.R519);
        return (tlb ? builder : builder.without(Mechanism.TRANSLATIONS)).build();
    }

    private static void running(Bench bench, UserThread thread) {
        thread.process()
                .mm()
                .tlb()
                .load(bench.engine.current().cpu(), bench.engine.current().id());
    }

    private static String kind(Bench bench, Runs data, long offset) {
        return data.equals(Contents.zeros(8)) ? "zeros" : data.equals(bench.original(offset, 8)) ? "old" : "other";
    }

    private static List<Long> interrupts(Bench bench) {
        List<Long> list = new ArrayList<>();
        for (int i = 0; i < bench.world.trace().size(); i++) {
            Trace.Entry entry = bench.world.trace().entry(i);
            if (entry.type() == EventType.USER_SHOOTDOWN) {
                list.add(entry.a());
            }
        }
        return list;
    }

    /** A reader that has used a page before, and a punch of it. */
    private Map<String, Integer> readerAndPunch(Bench bench, boolean reduced) {
        Runs before = bench.original(0, 8);
        return Explored.outcomes(
                bench,
                reduced,
                () -> {
                    notes.clear();
                    bench.engine.spawn("reader", 0, () -> {
                        running(bench, bench.p);
                        bench.load(bench.p, 0, 8);
                        boolean late = notes.contains("punched");
                        Runs data = bench.load(bench.p, 0, 8).data();
                        notes.add((late ? "late " : "") + (data.equals(before) ? "old" : kind(bench, data, PAGE)));
                    });
                    bench.engine.spawn("punch", 1, () -> {
                        running(bench, bench.q);
                        bench.world.fileOps().punch(bench.file, 0, PAGE);
                        notes.add("punched");
                    });
                },
                () -> notes.get(notes.getFirst().equals("punched") ? 1 : 0)
                        + (bench.world.trace().count(EventType.STALE_TRANSLATION) > 0 ? ", stale" : ""));
    }

    @Test
    void aCpuMayUseWhatItHoldsUntilItAnswersAndNeverAfterTheCallThatUnmapped() {
        Map<String, Integer> outcomes = readerAndPunch(bench(true), false);
        assertThat(outcomes.keySet()).containsExactlyInAnyOrder("old", "old, stale", "zeros", "late zeros");
    }

    @Test
    void withoutTranslationsHeldAPageIsGoneAtOnce() {
        Map<String, Integer> outcomes = readerAndPunch(bench(false), false);
        assertThat(outcomes.keySet()).containsExactlyInAnyOrder("old", "zeros", "late zeros");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theReductionLosesNoneOfIt(boolean tlb) {
        assertThat(readerAndPunch(bench(tlb), true).keySet())
                .isEqualTo(readerAndPunch(bench(tlb), false).keySet());
    }

    /** Two threads of the process hold the page; whoever answers first, the other may still use it. */
    @Test
    void cpusAnswerInAnyOrder() {
        Bench bench = bench(true);
        UserThread first = bench.p;
        UserThread second = bench.world.thread("p2", "p");
        UserThread third = bench.world.thread("p3", "p");
        bench.vma(first);
        bench.world.seal();
        Map<String, Integer> outcomes = Explored.outcomes(
                bench,
                true,
                () -> {
                    notes.clear();
                    List<UserThread> readers = List.of(second, third);
                    for (int i = 0; i < 2; i++) {
                        UserThread reader = readers.get(i);
                        bench.engine.spawn("reader", i + 1, () -> {
                            running(bench, reader);
                            bench.load(reader, 0, 8);
                            bench.engine.await(
                                    bench.world.core().progressed(),
                                    () -> bench.world.core().deaths().get() > 0);
                            int stale = bench.world.trace().count(EventType.STALE_TRANSLATION);
                            bench.load(reader, 0, 8);
                            notes.add(reader.name()
                                    + (bench.world.trace().count(EventType.STALE_TRANSLATION) > stale
                                            ? " stale"
                                            : " new"));
                        });
                    }
                    bench.engine.spawn("unmapper", 0, () -> {
                        running(bench, first);
                        bench.engine.await(
                                bench.world.core().progressed(),
                                () -> first.process().mm().tlb().holds(1, 0, 1L << 47)
                                        && first.process().mm().tlb().holds(2, 0, 1L << 47));
                        bench.world.core().deaths().add(1);
                        bench.world.fileOps().punch(bench.file, 0, PAGE);
                    });
                },
                () -> {
                    List<String> sorted = new ArrayList<>(notes);
                    sorted.sort(null);
                    return String.join(", ", sorted);
                });
        assertThat(outcomes.keySet()).contains("p2 stale, p3 new", "p2 new, p3 stale", "p2 stale, p3 stale");
    }

    /** The second thread's load after the first has unmapped the page is checked again, and ends. */
    @Test
    void twoThreadsThatMeetTheSamePoisonBothComeToAnEnd() {
        Bench bench = bench(true);
        UserThread other = bench.world.thread("p2", "p");
        bench.vma(bench.p);
        bench.poison(0, 64);
        bench.world.seal();
        Map<String, Integer> outcomes = Explored.outcomes(
                bench,
                true,
                () -> {
                    int cpu = 0;
                    for (UserThread thread : List.of(bench.p, other)) {
                        bench.engine.spawn(thread.name(), cpu++, () -> {
                            running(bench, thread);
                            bench.load(thread, 1024, 8);
                            bench.load(thread, 0, 8);
                        });
                    }
                },
                () -> bench.world.trace().count(EventType.MACHINE_CHECK) + " checks, "
                        + bench.world.trace().count(EventType.SIGBUS) + " signals");
        assertThat(outcomes.keySet()).contains("1 checks, 2 signals", "2 checks, 2 signals");
        assertThat(outcomes.keySet()).allMatch(o -> o.endsWith("2 signals") || o.endsWith("3 signals"));
    }

    @Test
    void fsyncMissesNoStoreThatWentThroughATranslationItHadTakenBack() {
        Bench bench = bench(true);
        Map<String, Integer> outcomes = Explored.outcomes(
                bench,
                false,
                () -> {
                    bench.engine.spawn("writer", 0, () -> {
                        running(bench, bench.p);
                        bench.store(bench.p, 5, 0, 8);
                        bench.store(bench.p, 6, 0, 8);
                    });
                    bench.engine.spawn("syncer", 1, () -> bench.world.fileOps().fsync(bench.file));
                },
                () -> (bench.world.trace().count(EventType.STALE_TRANSLATION) > 0 ? "stale, " : "")
                        + (bench.onMedium(0, 8).equals(Stamp.write(6, 8)) ? "durable" : "not durable"));
        assertThat(outcomes.keySet()).containsExactlyInAnyOrder("stale, durable", "durable", "not durable");
    }

    @Test
    void interruptsGoToCpusThatRunTheAddressSpaceAndToNoOthers() {
        Bench bench = bench(true);
        UserThread other = bench.world.thread("p2", "p");
        bench.vma(bench.p);
        bench.world.seal();
        Explored.outcomes(
                bench,
                true,
                () -> {
                    bench.engine.spawn("first", 0, () -> {
                        running(bench, bench.p);
                        bench.load(bench.p, 0, 8);
                        bench.engine.sleep(1); // until nothing else can run
                        bench.world.fileOps().munmap(bench.p, bench.file);
                    });
                    bench.engine.spawn("second", 1, () -> {
                        running(bench, other);
                        bench.engine.await(
                                bench.world.core().progressed(),
                                () -> bench.world.core().deaths().get() > 0);
                    });
                    bench.engine.spawn("third", 2, () -> {
                        running(bench, bench.world.thread("p3", "p"));
                        bench.p.process().mm().tlb().unload(2);
                    });
                    bench.engine.spawn("elsewhere", 3, () -> {
                        running(bench, bench.q);
                        bench.load(bench.q, 0, 8);
                    });
                },
                () -> {
                    assertThat(interrupts(bench)).containsExactly(1L);
                    return "";
                });
    }

    @Test
    void aProcessAloneInterruptsNobody() {
        Bench bench = bench(true);
        bench.inTask(() -> {
            running(bench, bench.p);
            bench.load(bench.p, 0, 8);
            bench.world.fileOps().munmap(bench.p, bench.file);
        });
        assertThat(interrupts(bench)).isEmpty();
    }
}
