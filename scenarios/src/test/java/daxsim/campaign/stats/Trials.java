package daxsim.campaign.stats;

import daxsim.engine.SeededChoices;
import org.apache.commons.math3.util.FastMath;

/** Random observations of known distributions. */
final class Trials {
    private final long seed;
    private long n;

    Trials(long seed) {
        this.seed = seed;
    }

    double unit() {
        return ((SeededChoices.seedOfRun(seed, n++) >>> 12) + 0.5) * 0x1.0p-52;
    }

    double exponential() {
        return -FastMath.log(unit());
    }

    /** Box and Muller. */
    double normal() {
        return FastMath.sqrt(2 * exponential()) * FastMath.cos(2 * Math.PI * unit());
    }

    /** The difference of two exponential ones: symmetric around 0. */
    double laplace() {
        double first = exponential();
        return first - exponential();
    }
}
