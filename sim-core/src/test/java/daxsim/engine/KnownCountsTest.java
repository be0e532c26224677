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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: the search is right. Method: programs whose executions, states and outcomes are known in closed form or from herd7, with
 * and without each reduction.
 */
class KnownCountsTest {
    /** A program: starts its tasks on an engine; the outcome is asked at the end. */
    private interface Program {
        Supplier<String> start(ExploredEngine engine, Ledger ledger);
    }

    private record Found(int complete, int cut, long states, Set<String> outcomes) {}

    private static Found explore(Program program, boolean sleepSets, boolean visited) {
        Ledger ledger = new Ledger();
        ledger.hashStates(visited);
        ExhaustiveChoices choices = new ExhaustiveChoices(sleepSets, visited);
        ExploredEngine engine = new ExploredEngine(ledger, choices);
        Set<String> outcomes = new TreeSet<>();
        int complete = 0;
        int cut = 0;
        int mark = ledger.mark();
        do {
            engine.reset();
            Supplier<String> outcome = program.start(engine, ledger);
            engine.run();
            if (engine.pruned()) {
                cut++;
            } else {
                complete++;
                outcomes.add(outcome.get());
            }
            ledger.rollback(mark);
        } while (choices.advance());
        return new Found(complete, cut, choices.states(), outcomes);
    }

    /** Tasks of {@code n} steps each, on cells of their own. */
    private static Program independent(int tasks, int n) {
        List<LongCell> cells = new ArrayList<>();
        return (engine, ledger) -> {
            for (int t = 0; t < tasks; t++) {
                if (cells.size() == t) {
                    cells.add(new LongCell(ledger, "cell " + t, 0));
                }
                LongCell cell = cells.get(t);
                engine.spawn("t" + t, t, () -> {
                    for (int i = 0; i < n; i++) {
                        if (i > 0) {
                            engine.step();
                        }
                        cell.add(1);
                    }
                });
            }
            return () ->
                    cells.stream().map(c -> Long.toString(c.get())).toList().toString();
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void twoIndependentTasksHaveBinomiallyManySchedules(int n) {
        long all = CombinatoricsUtils.binomialCoefficient(2 * n, n);

        assertThat(explore(independent(2, n), false, false).complete()).isEqualTo((int) all);
        Found reduced = explore(independent(2, n), true, false);
        assertThat(reduced.complete()).isEqualTo(1);
        assertThat(reduced.outcomes()).hasSize(1);
    }

    /** While both tasks can go on there are n times n places to be in; each is entered from two sides at most. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 20})
    void twoIndependentTasksHaveSquareManyStates(int n) {
        Found visited = explore(independent(2, n), false, true);

        assertThat(visited.states()).isEqualTo((long) n * n);
        assertThat(visited.complete() + visited.cut()).isEqualTo(n * n + 1);
        assertThat(visited.outcomes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 90", "3, 3, 1680", "4, 2, 2520"})
    void severalTasksHaveMultinomiallyManySchedules(int tasks, int n, int all) {
        assertThat(explore(independent(tasks, n), false, false).complete()).isEqualTo(all);
        assertThat(explore(independent(tasks, n), true, false).complete()).isEqualTo(1);
        assertThat(explore(independent(tasks, n), true, true).complete()).isEqualTo(1);
    }

    /** Two CPUs whose stores wait in a buffer of their own, first in, first out, as x86-TSO has it. */
    private static final class Tso {
        private final ExploredEngine engine;
        private final WaitQueue queue = new WaitQueue();
        private final LongCell[] memory;
        private final LongCell[][] buffered;
        private final LongCell[] stored;
        private final LongCell[] drained;
        private final LongCell[] registers;

        Tso(ExploredEngine engine, Ledger ledger) {
            this.engine = engine;
            this.memory = cells(ledger, "memory");
            this.buffered = new LongCell[][] {cells(ledger, "buffer 0"), cells(ledger, "buffer 1")};
            this.stored = cells(ledger, "stored");
            this.drained = cells(ledger, "drained");
            this.registers = cells(ledger, "register");
        }

        private static LongCell[] cells(Ledger ledger, String name) {
            return new LongCell[] {new LongCell(ledger, name + " 0", 0), new LongCell(ledger, name + " 1", 0)};
        }

        /** Stores 1; the value leaves the buffer at any later step, behind those before it. */
        void store(int cpu, int place) {
            long before = stored[cpu].add(1) - 1;
            buffered[cpu][place].set(1);
            engine.spawn("drain " + cpu, cpu, () -> {
                engine.await(queue, () -> drained[cpu].get() == before);
                memory[place].set(1);
                buffered[cpu][place].set(0);
                drained[cpu].add(1);
                engine.wake(queue);
            });
        }

        /** Loads into the next binary digit of the CPU's register. */
        void load(int cpu, int place) {
            long value = buffered[cpu][place].get() == 1 ? 1 : memory[place].get();
            registers[cpu].set(registers[cpu].get() * 2 + value);
        }

        String outcome() {
            return registers[0].get() + "," + registers[1].get();
        }
    }

    private interface Code {
        void run(Tso machine);
    }

    private static Program litmus(Code first, Code second) {
        Tso[] machine = new Tso[1];
        return (engine, ledger) -> {
            if (machine[0] == null) {
                machine[0] = new Tso(engine, ledger);
            }
            engine.spawn("P0", 0, () -> first.run(machine[0]));
            engine.spawn("P1", 1, () -> second.run(machine[0]));
            return machine[0]::outcome;
        };
    }

    private static void agrees(Supplier<Program> program, String... states) {
        for (boolean sleepSets : new boolean[] {false, true}) {
            for (boolean visited : new boolean[] {false, true}) {
                assertThat(explore(program.get(), sleepSets, visited).outcomes())
                        .as("sleep sets %s, visited states %s", sleepSets, visited)
                        .containsExactlyInAnyOrder(states);
            }
        }
    }

    @Test
    @DisplayName("SB: herd7's four states for x86-TSO")
    void storeBuffering() {
        agrees(
                () -> litmus(
                        m -> {
                            m.store(0, 0);
                            m.engine.step();
                            m.load(0, 1);
                        },
                        m -> {
                            m.store(1, 1);
                            m.engine.step();
                            m.load(1, 0);
                        }),
                "0,0",
                "0,1",
                "1,0",
                "1,1");
    }

    @Test
    @DisplayName("MP: herd7's three states for x86-TSO; the flag without the message is not among them")
    void messagePassing() {
        agrees(
                () -> litmus(
                        m -> {
                            m.store(0, 0);
                            m.engine.step();
                            m.store(0, 1);
                        },
                        m -> {
                            m.load(1, 1);
                            m.engine.step();
                            m.load(1, 0);
                        }),
                "0,0",
                "0,1",
                "0,3");
    }

    @Test
    @DisplayName("LB: herd7's three states for x86-TSO; both loads seeing both stores is not among them")
    void loadBuffering() {
        agrees(
                () -> litmus(
                        m -> {
                            m.load(0, 0);
                            m.engine.step();
                            m.store(0, 1);
                        },
                        m -> {
                            m.load(1, 1);
                            m.engine.step();
                            m.store(1, 0);
                        }),
                "0,0",
                "0,1",
                "1,0");
    }
}
