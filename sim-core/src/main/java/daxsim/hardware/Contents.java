package daxsim.hardware;

import daxsim.state.Runs;

/** Contents that software itself makes. */
public final class Contents {
    private Contents() {}

    /** Zeros. */
    public static Runs zeros(long length) {
        return Stamp.zeros(length);
    }
}
