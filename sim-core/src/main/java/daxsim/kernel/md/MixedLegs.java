package daxsim.kernel.md;

import daxsim.kernel.dax.Recovery;

/**
 * What device-mapper does when a design wants to recover on a leg whose device cannot: the policies of the November 2021
 * thread and after it. A device without one of these does what the design as posted or merged does.
 */
public enum MixedLegs {
    /** WARN_ON and copy anyway: the v2 posting. */
    WARN(Recovery.WARN_AND_COPY),
    /** Return 0: the October 2021 posting. */
    STOP(Recovery.STOP),
    /** Return -EOPNOTSUPP from the copy operation: D. Wong, 6 November 2021. */
    EOPNOTSUPP(Recovery.TRANSFER_EOPNOTSUPP),
    /** Ignore the mode: J. Chu, 8 November 2021, for legs that never detect poison. */
    IGNORE(Recovery.COPY),
    /** No recovery on the whole device: J. Chu's question of 11 November 2021. */
    ALL_OR_NOTHING(Recovery.REFUSED),
    /** Recovery where it works: M. Snitzer, 12 November 2021. */
    PER_LEG(Recovery.PER_LEG);

    private final Recovery onLegsWithout;

    MixedLegs(Recovery onLegsWithout) {
        this.onLegsWithout = onLegsWithout;
    }

    Recovery onLegsWithout() {
        return onLegsWithout;
    }
}
