package daxsim.cli;

/** Exit codes. */
final class Status {
    static final int DONE = 0;
    static final int UNMET = 1;
    static final int USAGE = 2;
    static final int BUG = 70;
    static final int INTERRUPTED = 130;

    private Status() {}
}
