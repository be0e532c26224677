package daxsim.hardware;

import daxsim.state.Runs;

/** How a load or a copy ended. Poisoned data has no bytes to read by accident. */
public sealed interface Load {
    /** The bytes that arrived before it ended. */
    Runs before();

    /** Everything arrived. */
    record Whole(Runs before) implements Load {}

    /** A machine check at this physical address. */
    record Poisoned(Runs before, long phys) implements Load {}

    /** A page fault at this kernel address: not present. */
    record Faulted(Runs before, long kaddr) implements Load {}
}
