package daxsim.kernel.x86;

import daxsim.hardware.Mechanism;
import daxsim.kernel.Core;
import daxsim.trace.Rule;

/** Keeps speculation away from a poisoned page (set_mce_nospec and clear_mce_nospec). */
public final class Nospec {
    private final Core core;
    private final SetMemory setMemory;

    public Nospec(Core core, SetMemory setMemory) {
        this.core = core;
        this.setMemory = setMemory;
    }

    /** set_mce_nospec(). */
    public int set(long pfn, boolean wholePage) {
        if (!core.machine().platform().has(Mechanism.MEMORY_TYPES)) {
            return 0;
        }
        int rc = switch (core.regime().nospec()) {
            case NOT_PRESENT -> setMemory.np(pfn);
            case NOT_PRESENT_OR_UNCACHED -> wholePage ? setMemory.np(pfn) : setMemory.uc(pfn);
        };
        if (rc != 0) {
            core.printk(Rule.NOSPEC_FAILED, pfn, 0);
        }
        return rc;
    }

    /** clear_mce_nospec(). */
    public int clear(long pfn) {
        return switch (core.regime().restore()) {
            case WRITE_BACK -> setMemory.wb(pfn);
            case PRESENT -> setMemory.present(pfn);
        };
    }
}
