package daxsim.scenario;

/** What the media holds after a clear that no write followed. */
public enum ClearLeaves {
    OLD,
    ZEROS,
    JUNK
}
