package daxsim.scenario;

/** Whether rewriting cures the cells. */
public enum FaultKind {
    TRANSIENT,
    HARD
}
