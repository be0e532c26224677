package daxsim.engine;

import daxsim.state.Hash;
import daxsim.state.Ledger;
import daxsim.state.LongCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A small random concurrent program over a few cells: what the explorer is tested on. Its final state says what every cell
 * holds, what every task has seen, and how every task ended; nothing in it depends on the order of steps that commute.
 */
final class AbstractProgram {
    enum Kind {
        READ,
        WRITE,
        ADD,
        COPY,
        CHOOSE,
        LOCK,
        UNLOCK,
        AWAIT,
        SLEEP,
        SPAWN,
        SPAWN_LATER,
        SPAWN_OPTIONAL,
        END_OTHERS,
        WIPE,
        END_ONE,
        END_SELF,
        HALT,
        ATOMIC
    }

    /** One operation; {@code boundary} says that somebody else can get in between it and the one before. */
    record Op(Kind kind, int cell, int value, boolean boundary, List<Op> child) {
        @Override
        public String toString() {
            return (boundary ? "| " : "") + kind + " c" + cell + " " + value + (child.isEmpty() ? "" : child);
        }
    }

    enum Start {
        NOW,
        LATER,
        PERHAPS
    }

    record Body(String label, Start start, List<Op> ops) {}

    /** Which operations a family of programs may use, and how large it gets. */
    record Shape(int cells, int minTasks, int maxTasks, int minOps, int maxOps, int optionals, Kind[] kinds) {}

    /** What exploring found. */
    record Explored(Set<String> outcomes, int complete, int pruned, boolean cut) {}

    private final List<Body> bodies;
    private final Ledger ledger = new Ledger();
    private final LongCell[] cells;
    private final LongCell[] locks = new LongCell[2];
    private final WaitQueue queue = new WaitQueue();
    private final ExploredEngine engine;
    private final List<String> labels = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<long[]> seen = new ArrayList<>();

    AbstractProgram(List<Body> bodies, int cellCount) {
        this.bodies = bodies;
        this.cells = new LongCell[cellCount];
        for (int i = 0; i < cellCount; i++) {
            cells[i] = new LongCell(ledger, "c" + i, 0);
        }
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new LongCell(ledger, "lock" + i, 0);
        }
        this.engine = new ExploredEngine(ledger, new ExhaustiveChoices(false));
    }

    static AbstractProgram random(Random random, Shape shape) {
        List<Body> bodies = new ArrayList<>();
        int n = shape.minTasks + random.nextInt(shape.maxTasks - shape.minTasks + 1);
        for (int t = 0; t < n; t++) {
            bodies.add(new Body("t" + t, Start.NOW, randomOps(random, shape, 2)));
        }
        int optionals = random.nextInt(shape.optionals + 1);
        for (int t = 0; t < optionals; t++) {
            List<Op> ops = randomOps(random, shape, 1);
            bodies.add(new Body("o" + t, Start.PERHAPS, ops.subList(0, Math.min(2, ops.size()))));
        }
        return new AbstractProgram(bodies, shape.cells);
    }

    private static List<Op> randomOps(Random random, Shape shape, int depth) {
        int n = shape.minOps + random.nextInt(shape.maxOps - shape.minOps + 1);
        List<Op> ops = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Kind kind = shape.kinds[random.nextInt(shape.kinds.length)];
            boolean spawns = kind == Kind.SPAWN || kind == Kind.SPAWN_LATER || kind == Kind.SPAWN_OPTIONAL;
            if (spawns && depth == 0) {
                kind = Kind.ADD;
                spawns = false;
            }
            List<Op> child = spawns ? randomOps(random, shape, 0) : List.of();
            if (child.size() > 2) {
                child = child.subList(0, 2);
            }
            ops.add(new Op(kind, random.nextInt(shape.cells), random.nextInt(3), random.nextInt(4) != 0, child));
        }
        return ops;
    }

    private void start(Body body) {
        int index = labels.size();
        labels.add(body.label);
        long[] register = new long[1];
        seen.add(register);
        tasks.add(null);
        Runnable code = () -> run(body, index, register);
        switch (body.start) {
            case NOW -> tasks.set(index, engine.spawn(body.label, 0, code));
            case LATER -> tasks.set(index, engine.spawnLater(body.label, 0, 1, code));
            case PERHAPS -> engine.spawnOptional(body.label, code);
        }
    }

    private void run(Body body, int index, long[] register) {
        int children = 0;
        for (int i = 0; i < body.ops.size(); i++) {
            Op op = body.ops.get(i);
            if (op.boundary && i > 0) {
                engine.step();
            }
            register[0] += 1L << 40;
            perform(op, body, register, children);
            children += op.child.isEmpty() ? 0 : 1;
        }
        register[0] |= 1L << 60;
    }

    private void perform(Op op, Body body, long[] register, int children) {
        LongCell cell = cells[op.cell];
        switch (op.kind) {
            case READ -> see(register, cell.get());
            case WRITE -> cell.set(op.value);
            case ADD -> cell.add(op.value + 1);
            case COPY -> cell.set(register[0] & 0xff);
            case CHOOSE -> {
                int pick = engine.choose(ChoicePoint.CLEARED_UNITS, 0, 1 + op.value);
                if (op.cell == 0) {
                    see(register, pick);
                } else {
                    cell.set(pick);
                }
            }
            case LOCK -> {
                LongCell lock = locks[op.cell % 2];
                engine.await(queue, () -> lock.get() == 0);
                lock.set(1);
            }
            case UNLOCK -> {
                locks[op.cell % 2].set(0);
                engine.wake(queue);
            }
            case AWAIT -> engine.await(queue, () -> cell.get() >= op.value);
            case SLEEP -> engine.sleep(1);
            case SPAWN -> start(new Body(body.label + "." + children, Start.NOW, op.child));
            case SPAWN_LATER -> start(new Body(body.label + "." + children, Start.LATER, op.child));
            case SPAWN_OPTIONAL -> start(new Body(body.label + "." + children, Start.PERHAPS, op.child));
            case END_OTHERS -> engine.endAllOthers();
            case WIPE -> {
                for (LongCell each : cells) {
                    each.set(0);
                }
                engine.endAllOthers();
            }
            case END_ONE -> {
                Task victim = tasks.get(op.value % bodies.size());
                if (victim != null && victim != engine.current()) {
                    engine.end(victim);
                }
            }
            case END_SELF -> engine.end(engine.current());
            case HALT -> engine.halt("halt");
            case ATOMIC ->
                engine.atomically(() -> {
                    cell.add(1);
                    engine.step();
                    cell.add(1);
                });
        }
    }

    private static void see(long[] register, long value) {
        register[0] = register[0] & ~0xffffffffL | (register[0] * 31 + value + 1) & 0xffffffffL;
    }

    /** Whether any ready task may go on, or only the running one and what comes late. */
    void interleave(boolean on) {
        engine.interleave(on);
    }

    /** Every execution, or the first {@code limit} of them. */
    Explored explore(boolean sleepSets, int limit) {
        return explore(sleepSets, false, limit);
    }

    /** Every execution, or the first {@code limit} of them. */
    Explored explore(boolean sleepSets, boolean visitedStates, int limit) {
        ExhaustiveChoices choices = new ExhaustiveChoices(sleepSets, visitedStates);
        ledger.hashStates(visitedStates);
        engine.remembers(this::registers);
        engine.use(choices);
        Set<String> outcomes = new TreeSet<>();
        int complete = 0;
        int pruned = 0;
        int start = ledger.mark();
        do {
            runOnce();
            if (engine.pruned()) {
                pruned++;
            } else {
                complete++;
                outcomes.add(state());
            }
            ledger.rollback(start);
            if (complete + pruned >= limit) {
                return new Explored(outcomes, complete, pruned, true);
            }
        } while (choices.advance());
        return new Explored(outcomes, complete, pruned, false);
    }

    /** What every task has seen, by its label: the outcome asks for it. */
    private long registers() {
        long sum = 0;
        for (int i = 0; i < labels.size(); i++) {
            sum += Hash.mix(Hash.of(labels.get(i)), seen.get(i)[0]);
        }
        return sum;
    }

    private void runOnce() {
        engine.reset();
        labels.clear();
        tasks.clear();
        seen.clear();
        for (Body body : bodies) {
            start(body);
        }
        engine.run();
    }

    private String state() {
        StringBuilder text = new StringBuilder();
        for (LongCell cell : cells) {
            text.append(cell.get()).append(' ');
        }
        text.append("locks ").append(locks[0].get()).append(locks[1].get());
        text.append(engine.halted() == null ? "" : " halted");
        String[] each = new String[labels.size()];
        for (int i = 0; i < each.length; i++) {
            // children of independent parents may be numbered either way round: the label, not the number, counts
            each[i] = labels.get(i) + "=" + Long.toHexString(seen.get(i)[0]);
        }
        Arrays.sort(each);
        return text + " " + String.join(" ", each);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Body body : bodies) {
            text.append("\n  ").append(body.label).append(": ").append(body.ops);
        }
        return text.toString();
    }
}
