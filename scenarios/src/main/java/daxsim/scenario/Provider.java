package daxsim.scenario;

/** What stands behind a persistent-memory device, and so who can clear poison on it. */
public enum Provider {
    NFIT,
    NFIT_WITHOUT_CLEAR,
    E820,
    VIRTIO
}
