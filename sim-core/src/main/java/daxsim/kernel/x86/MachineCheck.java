package daxsim.kernel.x86;

import daxsim.hardware.Delivery;
import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.state.Ledger;
import daxsim.state.LongCell;
import daxsim.state.LongMap;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine-check exception and what becomes of it (arch/x86/kernel/cpu/mce/core.c): who takes it, severity, the record for
 * the decode chain, and the work that is left for the way back to user mode.
 */
public final class MachineCheck {
    /** A member of the decode chain. */
    public interface Notifier {
        /** Looks at an error. */
        void handle(McRecord record);
    }

    private static final int MOST_IN_A_ROW = 10;
    private static final int COUNT_BITS = 4;
    /** Steps of the loop in which a CPU waits for its turn to read its banks. */
    private static final long SPINS_PER_TURN = 2;

    private final Core core;
    private final boolean lateRecord;
    private final int workerCpu;
    private final LongCell undecoded;
    private final LongCell gathering;
    private final LongMap work;
    private List<Notifier> chain = List.of();

    /**
     * @param lateRecord whether the decode chain may run at any later step instead of before the exception's work is done
     * @param workerCpu the CPU whose kernel worker runs the chain then
     */
    public MachineCheck(Core core, Ledger ledger, boolean lateRecord, int workerCpu) {
        this.core = core;
        this.lateRecord = lateRecord;
        this.workerCpu = workerCpu;
        long pool = ledger.place("machine-check pool");
        this.undecoded = new LongCell(ledger, pool, 0);
        this.gathering = new LongCell(ledger, pool, 0);
        this.work = new LongMap(ledger, "mce_count", 1, 0, 0);
    }

    /** Connects the decode chain, highest priority first; once, while the kernel is put together. */
    public void register(Notifier... notifiers) {
        chain = List.of(notifiers);
    }

    /**
     * do_machine_check() for a load that met poison. Returns the record when the context can recover; a panic does not
     * return.
     */
    public McRecord consumed(long phys, Severity.Context context) {
        McRecord read = record(phys, McStatus.consumed());
        core.event(EventType.MACHINE_CHECK, rule(), phys, read.lsb(), context.ordinal());
        boolean lost = enter();
        McRecord record = lost ? read.overflowed() : read;
        Severity severity = Severity.of(new Severity.Question(record.status(), true, true, context));
        if (severity == Severity.PANIC) {
            core.panic(lost ? Rule.MCE_OVERFLOW : Rule.MCE_SEVERITY, phys);
        }
        if (context == Severity.Context.USER || context == Severity.Context.KERNEL_USER_COPY) {
            queueWork(record);
        }
        log(record);
        return record;
    }

    private Rule rule() {
        return switch (core.platform().delivery()) {
            case LOCAL -> Rule.MCE_LOCAL;
            case BROADCAST -> Rule.MCE_BROADCAST;
            case FIRMWARE_FIRST -> Rule.MCE_FIRMWARE_FIRST;
        };
    }

    /**
     * From the exception to the end of the bank scan. Until a broadcast has brought all CPUs together, another one can still
     * consume poison.
     *
     * @return whether the banks hold another CPU's error that nobody has read
     */
    private boolean enter() {
        if (core.platform().delivery() == Delivery.BROADCAST) {
            if (gathering.get() != 0) {
                return true;
            }
            gathering.set(1);
            core.step();
            core.spend(Param.MCE_ENTRY);
            gathering.set(0);
            rendezvous();
            return false;
        }
        if (core.platform().delivery() == Delivery.FIRMWARE_FIRST) {
            core.event(
                    EventType.SMM_ENTERED,
                    Rule.MCE_FIRMWARE_FIRST,
                    core.platform().cpus(),
                    0,
                    0);
            stopAll(Param.MCE_FIRMWARE_FIRST, 1, 0);
        }
        core.spend(Param.MCE_ENTRY);
        core.spend(Param.MCE_BANK_SCAN);
        return false;
    }

    /** mce_start() to mce_end(): the CPUs read their banks in turn, and all of them stand until the last has. */
    private void rendezvous() {
        int cpus = core.platform().cpus();
        core.event(EventType.RENDEZVOUS, Rule.MCE_BROADCAST, cpus, 0, 0);
        stopAll(Param.MCE_BANK_SCAN, cpus, SPINS_PER_TURN);
    }

    /** No CPU does anything else for {@code turns} times one draw and its spinning. */
    private void stopAll(Param param, int turns, long spins) {
        if (core.engine().explores()) {
            return;
        }
        long ns = turns * (core.costs().draw(param) + spins * core.costs().draw(Param.MCE_SPIN));
        for (int cpu = 0; cpu < core.platform().cpus(); cpu++) {
            core.engine().steal(cpu, ns);
        }
        core.engine().spend(ns);
    }

    /** queue_task_work(): what has to happen on the way back to user mode, once for all checks until then. */
    private void queueWork(McRecord record) {
        long queued = work.get(currentTask());
        long count = (queued & (1L << COUNT_BITS) - 1) + 1;
        long line = record.address() >> Units.LINE_SHIFT;
        boolean samePage = count == 1
                || queued >> COUNT_BITS + Units.PAGE_SHIFT - Units.LINE_SHIFT
                        == line >> Units.PAGE_SHIFT - Units.LINE_SHIFT;
        if (count > MOST_IN_A_ROW || !samePage) {
            core.panic(Rule.MCE_CONSECUTIVE, record.address());
        }
        work.put(currentTask(), (count == 1 ? line : queued >> COUNT_BITS) << COUNT_BITS | count);
    }

    /** The way back to user mode: the first check since the last time, or null when there was none. */
    public @Nullable McRecord takeWork() {
        long queued = work.get(currentTask());
        if (queued == 0) {
            return null;
        }
        work.put(currentTask(), 0);
        return record(queued >> COUNT_BITS << Units.LINE_SHIFT, McStatus.consumed());
    }

    private int currentTask() {
        return core.engine().inTask() ? core.engine().current().id() : -1;
    }

    /** Speculation touched poison: logged without an exception. */
    public void speculated(long phys) {
        McRecord record = record(phys, McStatus.speculated());
        core.event(EventType.SPECULATED, Rule.SPECULATION, phys, record.lsb(), 0);
        log(record);
    }

    /** The memory controller's scrubber met poison: logged without an exception. */
    public void patrolled(long phys) {
        McRecord record = record(phys, McStatus.scrubbed());
        core.event(EventType.PATROLLED, Rule.PATROL_SCRUB, phys, record.lsb(), 0);
        log(record);
    }

    /** The bank gives no address bits below the least significant valid one. */
    private McRecord record(long phys, long status) {
        int lsb = core.platform().lsb();
        return new McRecord(core.cpu(), Units.down(phys, 1L << lsb), lsb, status);
    }

    /** mce_log(): the record goes into a pool, a worker takes it through the decode chain. */
    private void log(McRecord record) {
        if (core.engine().undisturbed() || !lateRecord) {
            decode(record);
            return;
        }
        undecoded.add(1);
        long delay = core.engine().explores() ? 0 : core.costs().draw(Param.MCE_WQ_DELAY);
        core.engine().spawnLater("kworker/mce", workerCpu, delay, () -> {
            decode(record);
            undecoded.add(-1);
        });
    }

    private void decode(McRecord record) {
        core.spend(Param.MCE_NOTIFIER);
        for (Notifier notifier : chain) {
            notifier.handle(record);
        }
    }
}
