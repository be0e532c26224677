package daxsim.kernel.x86;

import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.state.Ledger;
import daxsim.state.LongCell;
import daxsim.trace.EventType;
import daxsim.trace.Rule;

/**
 * The machine-check exception and what becomes of it (arch/x86/kernel/cpu/mce/core.c): severity, the record for the decode
 * chain, and the work that is left for the way back to user mode. Delivery is local: only the consuming CPU takes it.
 */
public final class MachineCheck {
    /** The end of the decode chain that keeps records of persistent memory (drivers/acpi/nfit/mce.c). */
    public interface Notifier {
        /** Records the error. */
        void handle(McRecord record);
    }

    private final Core core;
    private final boolean lateRecord;
    private final int workerCpu;
    private final LongCell undecoded;
    private Notifier notifier = record -> {};

    /**
     * @param lateRecord whether the decode chain may run at any later step instead of before the exception's work is done
     * @param workerCpu the CPU whose kernel worker runs the chain then
     */
    public MachineCheck(Core core, Ledger ledger, boolean lateRecord, int workerCpu) {
        this.core = core;
        this.lateRecord = lateRecord;
        this.workerCpu = workerCpu;
        this.undecoded = new LongCell(ledger, "machine-check pool", 0);
    }

    /** Connects the nfit notifier; once, while the kernel is put together. */
    public void register(Notifier nfit) {
        notifier = nfit;
    }

    /**
     * do_machine_check() for a load that met poison. Returns the record when the context can recover; a panic does not
     * return.
     */
    public McRecord consumed(long phys, Severity.Context context) {
        core.spend(Param.MCE_ENTRY);
        core.spend(Param.MCE_BANK_SCAN);
        McRecord record = record(phys, McStatus.consumed());
        core.event(EventType.MACHINE_CHECK, Rule.MCE_LOCAL, phys, record.lsb(), context.ordinal());
        Severity severity = Severity.of(new Severity.Question(record.status(), true, true, context));
        if (severity == Severity.PANIC) {
            core.panic(Rule.MCE_SEVERITY, phys);
        }
        log(record);
        return record;
    }

    /** Speculation touched poison: logged without an exception. */
    public void speculated(long phys) {
        McRecord record = record(phys, McStatus.speculated());
        core.event(EventType.SPECULATED, Rule.SPECULATION, phys, record.lsb(), 0);
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
        notifier.handle(record);
    }
}
