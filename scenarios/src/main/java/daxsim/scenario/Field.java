package daxsim.scenario;

/** What can be asked about one operation or one signal handler. */
public enum Field {
    RESULT,
    ERRNO,
    SIGNAL,
    CODE,
    LSB,
    CONTENT,
    ANY_CONTENT,
    STATE
}
