package daxsim.hardware;

import daxsim.state.Runs;

/** Contents that software itself makes. */
public final class Contents {
    private Contents() {}

    /** Zeros in the place of data that is lost: nobody asked for them. */
    public static Runs lost(long length) {
        return Stamp.undefined(length, ClearLeaves.ZEROS);
    }

    /** Zeros. */
    public static Runs zeros(long length) {
        return Stamp.zeros(length);
    }
}
