package daxsim.scenario;

/** What stands behind a persistent-memory device, and so who can clear poison on it. */
public enum Provider {
    NFIT,
    /** The driver has every operation; clearing always fails. */
    NFIT_WITHOUT_CLEAR,
    /** The driver reports errors and has no operation to recover from them. There is none like it yet. */
    NFIT_WITHOUT_RECOVERY,
    E820,
    VIRTIO
}
