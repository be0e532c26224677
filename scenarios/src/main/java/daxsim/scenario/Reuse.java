package daxsim.scenario;

/** When a filesystem gives freed blocks to files again. */
public enum Reuse {
    /** When the transaction that freed them has committed, as every filesystem does. */
    AFTER_COMMIT,
    /** At once: to ask what the waiting is good for. */
    AT_ONCE
}
