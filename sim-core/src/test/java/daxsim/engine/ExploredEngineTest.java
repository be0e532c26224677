package daxsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import daxsim.state.LongCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many executions there are, and what they end in, where theory says so exactly. */
class ExploredEngineTest {
    private final Ledger ledger = new Ledger();
    private final ExploredEngine engine = new ExploredEngine(ledger, new ExhaustiveChoices(false));
    private final LongCell x = new LongCell(ledger, "x", 0);
    private final LongCell y = new LongCell(ledger, "y", 0);

    private record Found(int complete, int pruned, Set<String> outcomes) {}

    private Found explore(boolean sleepSets, Runnable spawn, Supplier<String> outcome) {
        ExhaustiveChoices choices = new ExhaustiveChoices(sleepSets);
        engine.use(choices);
        int complete = 0;
        int pruned = 0;
        Set<String> outcomes = new TreeSet<>();
        int start = ledger.mark();
        do {
            engine.reset();
            spawn.run();
            engine.run();
            if (engine.pruned()) {
                pruned++;
            } else {
                complete++;
                outcomes.add(outcome.get());
            }
            ledger.rollback(start);
        } while (choices.advance());
        return new Found(complete, pruned, outcomes);
    }

    /** Spawns a task of {@code n} steps, each of which does this. */
    private void spawnSteps(String name, int n, Runnable step) {
        engine.spawn(name, 0, () -> {
            for (int i = 0; i < n; i++) {
                if (i > 0) {
                    engine.step();
                }
                step.run();
            }
        });
    }

    @ParameterizedTest(name = "{0} and {1} steps")
    @CsvSource({"1, 1", "1, 5", "2, 2", "3, 2", "4, 4", "5, 3", "6, 6"})
    void twoTasksInterleaveInBinomiallyManyWays(int n, int m) {
        Runnable spawn = () -> {
            spawnSteps("a", n, () -> x.add(1));
            spawnSteps("b", m, () -> x.add(1));
        };
        int expected = (int) CombinatoricsUtils.binomialCoefficient(n + m, n);
        Found full = explore(false, spawn, () -> "" + x.get());
        assertThat(full.complete()).isEqualTo(expected);
        assertThat(full.pruned()).isZero();
        assertThat(full.outcomes()).containsExactly("" + (n + m));
        Found reduced = explore(true, spawn, () -> "" + x.get());
        assertThat(reduced.complete()).as("all steps depend on each other").isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, {1} and {2} steps")
    @CsvSource({"1, 1, 1", "2, 2, 2", "3, 2, 1", "3, 3, 3"})
    void threeTasksInterleaveInMultinomiallyManyWays(int n, int m, int k) {
        Runnable spawn = () -> {
            spawnSteps("a", n, () -> x.add(1));
            spawnSteps("b", m, () -> x.add(1));
            spawnSteps("c", k, () -> x.add(1));
        };
        long expected =
                CombinatoricsUtils.binomialCoefficient(n + m + k, n) * CombinatoricsUtils.binomialCoefficient(m + k, m);
        assertThat(explore(false, spawn, () -> "" + x.get()).complete()).isEqualTo((int) expected);
        assertThat(explore(true, spawn, () -> "" + x.get()).complete()).isEqualTo((int) expected);
    }

    @ParameterizedTest(name = "{0} and {1} steps")
    @CsvSource({"1, 1", "3, 2", "6, 6"})
    void stepsThatTouchNothingInCommonRunOnce(int n, int m) {
        Found found = explore(
                true,
                () -> {
                    spawnSteps("a", n, () -> x.add(1));
                    spawnSteps("b", m, () -> y.add(1));
                },
                () -> x.get() + " " + y.get());
        assertThat(found.complete()).isEqualTo(1);
        assertThat(found.outcomes()).containsExactly(n + " " + m);
    }

    @Test
    void readersOfOneCellCommute() {
        Found found = explore(
                true,
                () -> {
                    spawnSteps("a", 4, x::get);
                    spawnSteps("b", 4, x::get);
                    spawnSteps("c", 4, x::get);
                },
                () -> "");
        assertThat(found.complete()).isEqualTo(1);
    }

    @Test
    void answersInsideAStepAreMultiplied() {
        Runnable spawn = () -> engine.spawn("a", 0, () -> {
            int first = engine.choose(ChoicePoint.CLEARED_UNITS, 0, 3);
            int second = first == 2 ? engine.choose(ChoicePoint.REFUSE_CLEAR, 0, 2) : 0;
            x.set(10 * first + second);
        });
        Found found = explore(true, spawn, () -> "" + x.get());
        assertThat(found.complete()).isEqualTo(4);
        assertThat(found.outcomes()).containsExactly("0", "10", "20", "21");
    }

    /** A run of {@code n} steps and something that may happen before each of them, or never. */
    @ParameterizedTest(name = "{0} steps")
    @ValueSource(ints = {1, 2, 5})
    void somethingOptionalMayHappenBeforeAnyStepOrNever(int n) {
        Runnable spawn = () -> {
            spawnSteps("a", n, () -> x.add(1));
            engine.spawnOptional("power", () -> {
                engine.endAllOthers();
                y.set(1);
            });
        };
        for (boolean sleepSets : new boolean[] {false, true}) {
            Found found = explore(sleepSets, spawn, () -> x.get() + " " + y.get());
            assertThat(found.complete()).isEqualTo(n + 1);
            assertThat(found.outcomes()).hasSize(n + 1).contains("0 1", n + " 0");
        }
    }

    /** What is optional commutes with the last step by what it touches, but cannot happen after it. */
    @Test
    void theLastStepDoesNotCommuteWithWhatIsOptional() {
        Runnable spawn = () -> {
            spawnSteps("a", 1, () -> x.add(1));
            engine.spawnOptional("o", () -> y.set(1));
        };
        assertThat(explore(true, spawn, () -> x.get() + " " + y.get()).outcomes())
                .containsExactly("1 0", "1 1");
    }

    @Test
    void aPanicDoesNotCommuteWithAnything() {
        Runnable spawn = () -> {
            engine.spawn("panics", 0, () -> engine.halt("panic"));
            spawnSteps("a", 2, () -> x.add(1));
        };
        Found found = explore(true, spawn, () -> x.get() + " " + engine.halted());
        assertThat(found.outcomes()).containsExactly("0 panic", "1 panic", "2 panic");
    }

    @Test
    void sleepersRunWhenNothingElseCan() {
        List<String> log = new ArrayList<>();
        Runnable spawn = () -> {
            log.clear();
            engine.spawn("sleeper", 0, () -> {
                engine.sleep(5);
                log.add("awake");
            });
            spawnSteps("a", 3, () -> log.add("a"));
        };
        Found found = explore(false, spawn, log::toString);
        assertThat(found.outcomes()).containsExactly("[a, a, a, awake]");
    }

    @Test
    void aRunDoesNotWaitForAnOptionalSleeper() {
        Runnable spawn = () -> {
            spawnSteps("a", 1, () -> x.add(1));
            engine.spawnOptional("o", () -> {
                engine.sleep(5);
                y.set(1);
            });
        };
        for (boolean sleepSets : new boolean[] {false, true}) {
            assertThat(explore(sleepSets, spawn, () -> x.get() + " " + y.get()).outcomes())
                    .containsExactly("1 0");
        }
    }

    @Test
    void aLockKeepsTheOtherOut() {
        LongCell lock = new LongCell(ledger, "lock", 0);
        WaitQueue queue = new WaitQueue();
        List<String> log = new ArrayList<>();
        Runnable spawn = () -> {
            log.clear();
            for (String name : List.of("a", "b")) {
                engine.spawn(name, 0, () -> {
                    engine.await(queue, () -> lock.get() == 0);
                    lock.set(1);
                    log.add(name + "+");
                    engine.step();
                    log.add(name + "-");
                    lock.set(0);
                    engine.wake(queue);
                });
            }
        };
        for (boolean sleepSets : new boolean[] {false, true}) {
            Found found = explore(sleepSets, spawn, log::toString);
            assertThat(found.outcomes()).containsExactly("[a+, a-, b+, b-]", "[b+, b-, a+, a-]");
        }
    }

    @Test
    void deadlocksAreOutcomes() {
        LongCell[] locks = {new LongCell(ledger, "l0", 0), new LongCell(ledger, "l1", 0)};
        WaitQueue queue = new WaitQueue();
        Runnable spawn = () -> {
            for (int t = 0; t < 2; t++) {
                int first = t;
                engine.spawn("t" + t, 0, () -> {
                    take(locks[first], queue);
                    engine.step();
                    take(locks[1 - first], queue);
                    x.add(1);
                    locks[0].set(0);
                    locks[1].set(0);
                });
            }
        };
        for (boolean sleepSets : new boolean[] {false, true}) {
            assertThat(explore(sleepSets, spawn, () -> "done " + x.get()).outcomes())
                    .containsExactly("done 0", "done 2");
        }
    }

    private void take(LongCell lock, WaitQueue queue) {
        engine.await(queue, () -> lock.get() == 0);
        lock.set(1);
    }

    @Test
    void nobodyGetsInBetweenAtomicallyAndLaterAgain() {
        Runnable spawn = () -> {
            engine.spawn("a", 0, () -> {
                engine.atomically(() -> {
                    x.add(1);
                    engine.step();
                    x.add(1);
                });
                engine.step();
                x.add(1);
            });
            engine.spawn("b", 0, () -> y.set(x.get()));
        };
        assertThat(explore(true, spawn, () -> "" + y.get()).outcomes()).containsExactly("0", "2", "3");
    }

    @Test
    void aTaskThatDiesAtomicallyLeavesTheOthersInterleaving() {
        Runnable spawn = () -> {
            engine.spawn("dies", 0, () -> engine.atomically(() -> engine.end(engine.current())));
            spawnSteps("a", 2, () -> x.add(1));
            engine.spawn("b", 0, () -> y.set(x.get()));
        };
        assertThat(explore(true, spawn, () -> "" + y.get()).outcomes()).containsExactly("0", "1", "2");
    }

    @Test
    void spawnedTasksInterleaveFromTheirStartOn() {
        Runnable spawn = () -> engine.spawn("parent", 0, () -> {
            x.add(1);
            engine.spawnLater("child", 0, 1000, () -> y.set(x.get()));
            engine.step();
            x.add(1);
        });
        Found found = explore(true, spawn, () -> "" + y.get());
        assertThat(found.outcomes()).containsExactly("1", "2");
        assertThat(found.complete()).isEqualTo(2);
    }

    // Litmus tests under sequential consistency: what is forbidden must not be found, what is allowed must.

    private Set<String> litmus(Runnable left, Runnable right, LongCell r0, LongCell r1) {
        Runnable spawn = () -> {
            engine.spawn("left", 0, left);
            engine.spawn("right", 1, right);
        };
        Supplier<String> outcome = () -> r0.get() + "" + r1.get();
        Found full = explore(false, spawn, outcome);
        assertThat(full.complete()).isEqualTo(6);
        Found reduced = explore(true, spawn, outcome);
        assertThat(reduced.outcomes()).isEqualTo(full.outcomes());
        assertThat(reduced.complete()).isLessThan(6);
        return full.outcomes();
    }

    private Runnable inTwoSteps(Runnable first, Runnable second) {
        return () -> {
            first.run();
            engine.step();
            second.run();
        };
    }

    @Test
    void storeBuffering() {
        LongCell r0 = new LongCell(ledger, "r0", 0);
        LongCell r1 = new LongCell(ledger, "r1", 0);
        assertThat(litmus(
                        inTwoSteps(() -> x.set(1), () -> r0.set(y.get())),
                        inTwoSteps(() -> y.set(1), () -> r1.set(x.get())),
                        r0,
                        r1))
                .containsExactly("01", "10", "11");
    }

    @Test
    void messagePassing() {
        LongCell r0 = new LongCell(ledger, "r0", 0);
        LongCell r1 = new LongCell(ledger, "r1", 0);
        assertThat(litmus(
                        inTwoSteps(() -> x.set(1), () -> y.set(1)),
                        inTwoSteps(() -> r0.set(y.get()), () -> r1.set(x.get())),
                        r0,
                        r1))
                .containsExactly("00", "01", "11");
    }

    @Test
    void loadBuffering() {
        LongCell r0 = new LongCell(ledger, "r0", 0);
        LongCell r1 = new LongCell(ledger, "r1", 0);
        assertThat(litmus(
                        inTwoSteps(() -> r0.set(x.get()), () -> y.set(1)),
                        inTwoSteps(() -> r1.set(y.get()), () -> x.set(1)),
                        r0,
                        r1))
                .containsExactly("00", "01", "10");
    }
}
