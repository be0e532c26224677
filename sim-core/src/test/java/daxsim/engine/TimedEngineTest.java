package daxsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.state.Ledger;
import daxsim.state.LongCell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time, CPUs, waiting and ending, each in the smallest world that shows it. */
class TimedEngineTest {
    private final Ledger ledger = new Ledger();
    private final Simulation simulation = new Simulation("timed");
    private final TimedEngine engine = new TimedEngine(ledger, new SeededChoices(1), simulation);
    private final List<String> log = new ArrayList<>();

    private void note(String what) {
        log.add(engine.now() + " " + what);
    }

    private void spawnSpender(String name, int cpu, long... times) {
        engine.spawn(name, cpu, () -> {
            for (long ns : times) {
                note(name);
                engine.spend(ns);
            }
            note(name + " done");
        });
    }

    @Test
    void aTaskAloneRunsAheadWithoutEvents() {
        engine.spawn("alone", 0, () -> {
            long before = simulation.nextId();
            for (int i = 0; i < 1000; i++) {
                engine.spend(7);
            }
            assertThat(simulation.nextId())
                    .as("no event was scheduled in between")
                    .isEqualTo(before + 1);
        });
        engine.run();
        assertThat(engine.now()).isEqualTo(7000);
    }

    @Test
    void aTaskGivesWayToWhatIsDueBeforeOrWhenItsTimeIsUp() {
        spawnSpender("a", 0, 10, 10, 10);
        spawnSpender("b", 1, 15, 5);
        engine.run();
        assertThat(log).containsExactly("0 a", "0 b", "10 a", "15 b", "20 a", "20 b done", "30 a done");
    }

    @Test
    void oneCpuServesItsTasksFirstInFirstOut() {
        spawnSpender("a", 0, 10, 10);
        spawnSpender("b", 0, 5);
        spawnSpender("c", 0, 5);
        engine.run();
        assertThat(log).containsExactly("0 a", "10 a", "20 a done", "20 b", "25 b done", "25 c", "30 c done");
    }

    /** The third task's own event was scheduled before the CPU got free, and has a smaller number. */
    @Test
    void whoArrivesAsTheCpuGetsFreeQueuesBehindWhoWaited() {
        engine.spawnLater("late", 0, 10, () -> note("late"));
        spawnSpender("a", 0, 10);
        spawnSpender("b", 0, 5);
        engine.run();
        assertThat(log).containsExactly("0 a", "10 a done", "10 b", "15 b done", "15 late");
    }

    @Test
    void anInterruptExtendsWhatRunsOnTheCpu() {
        spawnSpender("victim", 0, 100, 100);
        engine.spawn("sender", 1, () -> {
            engine.spend(50);
            engine.steal(0, 30);
            engine.spend(10);
            engine.steal(0, 5);
            engine.spend(100);
            engine.steal(7, 1000); // a CPU that nothing was ever started on
        });
        engine.run();
        assertThat(log).containsExactly("0 victim", "135 victim", "235 victim done");
    }

    @Test
    void anInterruptDuringTheStolenTimeExtendsItAgain() {
        spawnSpender("victim", 0, 100);
        engine.spawn("sender", 1, () -> {
            engine.spend(99);
            engine.steal(0, 10);
            engine.spend(6);
            engine.steal(0, 20);
        });
        engine.run();
        assertThat(log).containsExactly("0 victim", "130 victim done");
    }

    @Test
    void nothingStartsOnAnIdleCpuBeforeItsInterruptHasEnded() {
        engine.spawnLater("during", 0, 20, () -> note("during"));
        engine.spawnLater("queued", 0, 30, () -> note("queued"));
        engine.spawn("sleeper", 2, () -> {
            engine.sleep(10);
            note("awake");
        });
        engine.spawn("sender", 1, () -> {
            engine.spend(5);
            engine.steal(0, 30);
            engine.steal(0, 10);
            engine.steal(2, 100);
            engine.steal(1, 1000); // who sends it is not stopped by it
            engine.spend(5);
            note("sender");
        });
        engine.run();
        assertThat(log).containsExactly("10 sender", "45 during", "45 queued", "105 awake");
    }

    @Test
    void timeStolenFromAnIdleCpuIsLost() {
        engine.spawnLater("later", 0, 100, () -> note("later"));
        engine.spawn("sender", 1, () -> engine.steal(0, 50));
        engine.run();
        assertThat(log).containsExactly("100 later");
    }

    @Test
    void sleepersLeaveTheirCpu() {
        engine.spawn("sleeper", 0, () -> {
            engine.sleep(10);
            note("awake");
        });
        spawnSpender("busy", 0, 30);
        engine.run();
        assertThat(log).containsExactly("0 busy", "30 busy done", "30 awake");
    }

    @Test
    void laterTasksStartAfterTheirDelay() {
        engine.spawn("first", 0, () -> {
            engine.spend(5);
            engine.spawnLater("second", 1, 20, () -> note("second"));
            engine.spend(50);
            note("first done");
        });
        engine.run();
        assertThat(log).containsExactly("25 second", "55 first done");
    }

    @Test
    void theConditionDecidesNotTheWakeUp() {
        LongCell cell = new LongCell(ledger, "cell", 0);
        WaitQueue queue = new WaitQueue();
        for (String name : List.of("x", "y")) {
            engine.spawn(name, name.equals("x") ? 0 : 1, () -> {
                engine.await(queue, () -> cell.get() > 0);
                cell.add(-1);
                note(name);
            });
        }
        engine.spawn("waker", 2, () -> {
            engine.spend(10);
            engine.wake(queue);
            engine.spend(10);
            cell.set(1);
            engine.wake(queue);
            engine.spend(10);
            cell.set(1);
            engine.wake(queue);
        });
        engine.run();
        assertThat(log).as("in order of arrival, one at a time").containsExactly("20 x", "30 y");
    }

    @Test
    void aWaitingTaskLeavesItsCpu() {
        LongCell cell = new LongCell(ledger, "cell", 0);
        WaitQueue queue = new WaitQueue();
        engine.spawn("waiter", 0, () -> {
            engine.await(queue, () -> cell.get() > 0);
            note("waiter");
        });
        engine.spawn("worker", 0, () -> {
            engine.spend(10);
            cell.set(1);
            engine.wake(queue);
            engine.spend(10);
            note("worker");
        });
        engine.run();
        assertThat(log).containsExactly("20 worker", "20 waiter");
    }

    @Test
    void endedTasksLeaveTheirCpu() {
        Task[] victim = new Task[1];
        victim[0] = engine.spawn("victim", 0, () -> {
            engine.spend(1000);
            note("not reached");
        });
        spawnSpender("next", 0, 10);
        engine.spawn("killer", 1, () -> {
            engine.spend(50);
            engine.end(victim[0]);
            engine.end(victim[0]);
            engine.spend(1);
        });
        engine.run();
        assertThat(log).containsExactly("50 next", "60 next done");
    }

    @Test
    void aTaskThatWasEndedInTheQueueDoesNotHoldUpTheOthers() {
        Task[] victim = new Task[1];
        spawnSpender("owner", 0, 100);
        victim[0] = engine.spawn("victim", 0, () -> note("not reached"));
        spawnSpender("next", 0, 10);
        engine.spawn("killer", 1, () -> {
            engine.spend(50);
            engine.end(victim[0]);
        });
        engine.run();
        assertThat(log).containsExactly("0 owner", "100 owner done", "100 next", "110 next done");
    }

    @Test
    void aTaskThatEndsItselfDoesNotGoOn() {
        engine.spawn("oops", 0, () -> {
            note("oops");
            engine.end(engine.current());
            note("not reached");
        });
        spawnSpender("next", 0, 1);
        engine.run();
        assertThat(log).containsExactly("0 oops", "0 next", "1 next done");
    }

    @Test
    void aHaltStopsEverythingAtOnce() {
        spawnSpender("other", 1, 10, 10, 10);
        engine.spawn("panics", 0, () -> {
            engine.spend(15);
            engine.halt("panic");
            note("not reached");
        });
        engine.run();
        assertThat(log).containsExactly("0 other", "10 other");
        assertThat(engine.halted()).isEqualTo("panic");
        assertThat(engine.now()).isEqualTo(15);
        engine.reset();
        assertThat(engine.halted()).isNull();
        spawnSpender("again", 0, 3);
        engine.run();
        assertThat(log).contains("0 again", "3 again done");
    }

    @Test
    void aDeadlockEndsTheRun() {
        WaitQueue queue = new WaitQueue();
        engine.spawn("stuck", 0, () -> engine.await(queue, () -> false));
        spawnSpender("other", 1, 10);
        engine.run();
        assertThat(log).containsExactly("0 other", "10 other done");
    }

    @Test
    void aTaskThatWasStuckInTheRunBeforeIsNotWokenInTheNext() {
        WaitQueue queue = new WaitQueue();
        LongCell cell = new LongCell(ledger, "cell", 0);
        int start = ledger.mark();
        engine.spawn("stuck", 0, () -> {
            engine.await(queue, () -> cell.get() > 0);
            note("a ghost");
        });
        engine.run();
        ledger.rollback(start);
        engine.reset();
        engine.spawn("waker", 0, () -> {
            cell.set(1);
            engine.wake(queue);
            engine.spend(10);
        });
        engine.run();
        assertThat(log).isEmpty();
    }

    @Test
    void nothingTakesTimeAtomically() {
        spawnSpender("other", 1, 10, 10);
        engine.spawn("setup", 0, () -> {
            engine.spend(5);
            engine.atomically(() -> {
                engine.spend(1000);
                note("inside");
            });
            engine.spend(1);
            note("behind");
        });
        engine.run();
        assertThat(log).containsExactly("0 other", "5 inside", "6 behind", "10 other", "20 other done");
    }

    @Test
    void anOopsInAnAtomicStretchLeavesTheOthersDisturbable() {
        engine.spawn("oops", 0, () -> engine.atomically(() -> engine.end(engine.current())));
        spawnSpender("other", 1, 10);
        engine.run();
        assertThat(log).containsExactly("0 other", "10 other done");
    }

    @Test
    void optionalTasksDoNotHappenInTimedRuns() {
        engine.spawnOptional("power", () -> note("power"));
        spawnSpender("a", 0, 1);
        engine.run();
        assertThat(log).containsExactly("0 a", "1 a done");
    }

    @Test
    void aBugInATaskReachesTheCaller() {
        engine.spawn("bug", 0, () -> {
            engine.spend(1);
            throw new IllegalArgumentException("a bug");
        });
        assertThatThrownBy(engine::run).hasMessage("a bug");
        engine.reset();
        spawnSpender("next", 0, 1);
        engine.run();
        assertThat(log).containsExactly("0 next", "1 next done");
    }

    @Test
    void manyRunsOfOneEngineAreEqual() {
        List<String> first = null;
        for (int run = 0; run < 50; run++) {
            engine.reset();
            log.clear();
            for (int t = 0; t < 6; t++) {
                spawnSpender("t" + t, t % 2, 3 + t, 5, 7 - t);
            }
            engine.run();
            if (first == null) {
                first = List.copyOf(log);
            }
            assertThat(log).isEqualTo(first);
        }
    }
}
