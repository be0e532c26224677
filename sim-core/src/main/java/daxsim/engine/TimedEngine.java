package daxsim.engine;

import daxsim.state.Ledger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * DSOL's event list orders everything. One task runs on a CPU at a time, others queue first in, first out; time that an
 * interrupt takes from a CPU is added to what the task there is spending, and nothing starts on an idle CPU before its
 * interrupt has ended. When no other event is due, a task moves the clock
 * itself and goes on: no event, no switch.
 */
public final class TimedEngine extends Engine {
    private final Simulation simulation;
    private Task[] owners = new Task[0];

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ArrayDeque<Task>[] queues = new ArrayDeque[0];

    private long[] stolen = new long[0];
    /** Until when an interrupt keeps a CPU that nothing runs on. */
    private long[] heldUntil = new long[0];

    private int mustEnd;

    public TimedEngine(Ledger ledger, Choices choices, Simulation simulation) {
        super(ledger, choices);
        this.simulation = simulation;
    }

    @Override
    public void reset() {
        super.reset();
        simulation.restart();
        Arrays.fill(owners, null);
        Arrays.fill(stolen, 0);
        Arrays.fill(heldUntil, 0);
        for (ArrayDeque<Task> queue : queues) {
            queue.clear();
        }
        mustEnd = 0;
    }

    private void growCpus(int cpu) {
        if (cpu >= owners.length) {
            int old = owners.length;
            owners = Arrays.copyOf(owners, cpu + 1);
            queues = Arrays.copyOf(queues, cpu + 1);
            stolen = Arrays.copyOf(stolen, cpu + 1);
            heldUntil = Arrays.copyOf(heldUntil, cpu + 1);
            for (int i = old; i <= cpu; i++) {
                queues[i] = new ArrayDeque<>();
            }
        }
    }

    @Override
    public void spawnOptional(String name, Runnable body) {}

    @Override
    protected Task add(String name, int cpu, boolean optional, long delayNs, Runnable body) {
        Task task = new Task(tasks.size(), name, cpu, optional, body);
        tasks.add(task);
        growCpus(cpu);
        task.wakeup.engine = this;
        mustEnd++;
        simulation.schedule(task.wakeup, simulation.clock() + delayNs);
        return task;
    }

    @Override
    public void run() {
        simulation.runAll();
    }

    /** Called by the task's own event. */
    void resume(Task task) {
        if (task.state == Task.State.DONE) {
            return;
        }
        if (task.cpu >= 0) {
            if (owners[task.cpu] == null) {
                owners[task.cpu] = task;
                stolen[task.cpu] = 0;
                if (heldUntil[task.cpu] > simulation.clock()) {
                    simulation.schedule(task.wakeup, heldUntil[task.cpu]);
                    return;
                }
            } else if (owners[task.cpu] != task) {
                queues[task.cpu].add(task);
                return;
            } else if (stolen[task.cpu] > 0) {
                long late = stolen[task.cpu];
                stolen[task.cpu] = 0;
                simulation.schedule(task.wakeup, simulation.clock() + late);
                return;
            }
        }
        if (task.state == Task.State.BLOCKED) {
            BooleanSupplier condition = java.util.Objects.requireNonNull(task.condition);
            if (!condition.getAsBoolean()) {
                java.util.Objects.requireNonNull(task.waitingOn).waiting.add(task);
                release(task);
                return;
            }
        }
        task.state = Task.State.READY;
        task.condition = null;
        current = task;
        boolean ended = task.coroutine.resume();
        current = null;
        if (ended) {
            task.state = Task.State.DONE;
        }
        if (task.state != Task.State.READY) {
            release(task);
        }
        if (task.state == Task.State.DONE) {
            mustEnd--;
        }
        if (halted() != null || mustEnd == 0) {
            simulation.requestStop();
        }
    }

    @Override
    protected void ended(Task task) {
        mustEnd--;
        release(task);
        if (mustEnd == 0) {
            simulation.requestStop();
        }
    }

    /** Hands the CPU to the task that has waited longest; it is that task's from now on, so nobody gets in before it. */
    @SuppressWarnings("NullAway") // a free CPU has no owner
    private void release(Task task) {
        int cpu = task.cpu;
        if (cpu < 0 || owners[cpu] != task) {
            return;
        }
        Task next = queues[cpu].poll();
        while (next != null && next.done()) {
            next = queues[cpu].poll();
        }
        owners[cpu] = next;
        stolen[cpu] = 0;
        if (next != null) {
            simulation.schedule(next.wakeup, simulation.clock());
        }
    }

    @Override
    public void step() {}

    @Override
    public void spend(long ns) {
        if (undisturbed()) {
            return;
        }
        Task task = current();
        long until = simulation.clock() + ns;
        if (!simulation.dueBy(until)) {
            simulation.advanceTo(until);
            return;
        }
        simulation.schedule(task.wakeup, until);
        Coroutine.yieldNow();
    }

    @Override
    public void await(WaitQueue queue, BooleanSupplier condition) {
        if (undisturbed()) {
            mustHold(condition);
            return;
        }
        Task task = current();
        while (!condition.getAsBoolean()) {
            task.state = Task.State.BLOCKED;
            task.condition = condition;
            task.waitingOn = queue;
            queue.waiting.add(task);
            Coroutine.yieldNow();
        }
    }

    @Override
    public void wake(WaitQueue queue) {
        for (int i = 0; i < queue.waiting.size(); i++) {
            Task task = queue.waiting.get(i);
            if (task.state == Task.State.BLOCKED) {
                simulation.schedule(task.wakeup, simulation.clock());
            }
        }
        queue.clear();
    }

    @Override
    public void sleep(long ns) {
        Task task = current();
        task.state = Task.State.SLEEPING;
        simulation.schedule(task.wakeup, simulation.clock() + ns);
        Coroutine.yieldNow();
    }

    @Override
    public void steal(int cpu, long ns) {
        growCpus(cpu);
        if (owners[cpu] == null) {
            heldUntil[cpu] = Math.max(heldUntil[cpu], simulation.clock()) + ns;
        } else if (owners[cpu] != current) {
            stolen[cpu] += ns;
        }
    }

    @Override
    public long now() {
        return simulation.clock();
    }

    @Override
    public boolean explores() {
        return false;
    }
}
