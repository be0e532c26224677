package daxsim.conform;

/** What came of one file. */
public sealed interface ConformOutcome permits ConformResult, NotPlayable {
    /** The file as it was named. */
    String file();
}
