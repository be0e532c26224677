package daxsim.scenario;

/** What a task does in its SIGBUS handler. */
public enum OnSigbus {
    DIE,
    SKIP,
    RETRY,
    REPAIR
}
