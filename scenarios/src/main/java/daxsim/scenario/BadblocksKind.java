package daxsim.scenario;

/** Which badblocks algorithm keeps the records. */
public enum BadblocksKind {
    PRE67,
    V67,
    INTERVAL_TREE
}
