package daxsim.scenario;

/** When a fault strikes. */
public sealed interface When {
    /** Before the first operation. */
    record Start() implements When {}

    /** At a virtual time in nanoseconds. */
    record At(long ns) implements When {}

    /** Once that operation has returned. */
    record After(OpRef op) implements When {}

    /** At some step inside that operation. */
    record During(OpRef op) implements When {}
}
