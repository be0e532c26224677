package daxsim.kernel.mm;

import daxsim.hardware.Units;
import daxsim.kernel.x86.MachineCheck;
import daxsim.kernel.x86.McRecord;
import daxsim.kernel.x86.Nospec;

/**
 * uc_decode_notifier() (arch/x86/kernel/cpu/mce/core.c): an error that needs no action goes to memory_failure on behalf of
 * nobody. It stands before the notifiers that keep records.
 */
public final class UcDecode implements MachineCheck.Notifier {
    private final MemoryFailure memoryFailure;
    private final Nospec nospec;

    public UcDecode(MemoryFailure memoryFailure, Nospec nospec) {
        this.memoryFailure = memoryFailure;
        this.nospec = nospec;
    }

    @Override
    public void handle(McRecord record) {
        if (!record.actionOptional()) {
            return;
        }
        long pfn = record.address() >> Units.PAGE_SHIFT;
        if (memoryFailure.fail(pfn, null).rc() == 0) {
            nospec.set(pfn, record.wholePage());
        }
    }
}
