package daxsim.kernel.mm;

import daxsim.state.Runs;

/** What a filesystem does for page faults of its mappings (vm_operations_struct). */
public interface FaultHandler {
    /** Not possible at this level: try the one below (VM_FAULT_FALLBACK). */
    int FALLBACK = 1;

    /** Maps one page and returns 0, or returns a negated errno. */
    int fault(UserThread thread, Vma vma, long address, boolean write);

    /** Maps the 2 MiB around an address and returns 0, or {@link #FALLBACK}, or a negated errno. */
    int hugeFault(UserThread thread, Vma vma, long address, boolean write);

    /** The file's page for a private copy. */
    Copy copyForWrite(Vma vma, long address);

    /**
     * A page, or why there is none.
     *
     * @param rc 0 or a negated errno
     */
    record Copy(int rc, Runs page) {
        /** No page. */
        public static Copy failed(int rc) {
            return new Copy(rc, Runs.EMPTY);
        }
    }
}
