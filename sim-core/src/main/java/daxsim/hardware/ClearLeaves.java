package daxsim.hardware;

/** What a medium holds after a clear that no write followed. Software cannot rely on any of them. */
public enum ClearLeaves {
    OLD,
    ZEROS,
    JUNK
}
