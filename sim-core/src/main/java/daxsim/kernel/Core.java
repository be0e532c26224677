package daxsim.kernel;

import daxsim.engine.Engine;
import daxsim.engine.WaitQueue;
import daxsim.hardware.Costs;
import daxsim.hardware.Machine;
import daxsim.hardware.Memory;
import daxsim.hardware.Param;
import daxsim.hardware.Platform;
import daxsim.state.LongCell;
import daxsim.trace.EventType;
import daxsim.trace.Rule;

/** The machine under a kernel and the regime it follows: what every kernel path is handed. */
public final class Core {
    private final Machine machine;
    private final Regime regime;
    private final Costs costs;
    private final Engine engine;
    private final LongCell deaths;
    private final WaitQueue progressed = new WaitQueue();

    public Core(Machine machine, Regime regime) {
        this.machine = machine;
        this.regime = regime;
        this.costs = machine.costs();
        this.engine = machine.engine();
        this.deaths = new LongCell(machine.ledger(), "tasks that died", 0);
    }

    public Machine machine() {
        return machine;
    }

    public Regime regime() {
        return regime;
    }

    public Engine engine() {
        return engine;
    }

    public Memory memory() {
        return machine.memory();
    }

    public Platform platform() {
        return machine.platform();
    }

    public Costs costs() {
        return costs;
    }

    /** CPU of the running task; 0 while the world is being built. */
    public int cpu() {
        return engine.inTask() ? Math.max(0, engine.current().cpu()) : 0;
    }

    /** Another task can get in between here. */
    public void step() {
        engine.step();
    }

    public void spend(Param param) {
        costs.spend(param);
    }

    /** Records what happened and under which rule. */
    public void event(EventType type, Rule rule, long a, long b, long c) {
        machine.record(type, rule, a, b, c);
    }

    /** Records what happened to a device and under which rule. */
    public void eventOn(int device, EventType type, Rule rule, long a, long b, long c) {
        machine.recordOn(device, type, rule, a, b, c);
    }

    /** A line that reaches the kernel log. Lines are counted, not timed: the console is taken to be quiet. */
    public void printk(Rule rule, long a, long b) {
        event(EventType.LOG_LINE, rule, a, b, 0);
    }

    /** The kernel gives up. Does not return. */
    public void panic(Rule rule, long address) {
        event(EventType.PANIC, rule, address, 0, 0);
        engine.halt("panic");
    }

    /** A fault in kernel code without a fixup: the running task is gone, with whatever locks it holds. Does not return. */
    public void oops(Rule rule, long address) {
        event(EventType.OOPS, rule, address, 0, 0);
        if (engine.inTask()) {
            die();
        }
    }

    /** The running task ends here. Does not return. */
    public void die() {
        deaths.add(1);
        engine.wake(progressed);
        engine.end(engine.current());
    }

    /** How many tasks have died; reading it makes a step depend on deaths. */
    public LongCell deaths() {
        return deaths;
    }

    /** Whether a task has come to its end, one way or the other; reading it makes a step depend on deaths. */
    public boolean isOver(int task) {
        deaths.get();
        return engine.isOver(task);
    }

    /** Where those wait who wait for another task's progress. */
    public WaitQueue progressed() {
        return progressed;
    }
}
