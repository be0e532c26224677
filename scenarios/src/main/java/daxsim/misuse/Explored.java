package daxsim.misuse;

import daxsim.check.Promise;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What all executions of some calls came to.
 *
 * @param executions of the careful program: no call failed but the last of its task
 * @param ignored the others, which are those of the careless program
 * @param complete whether there are no more
 * @param broken promises that some execution of the careful program breaks
 * @param brokenIgnored those that some execution of the careless one breaks
 */
public record Explored(
        List<List<CallForm>> tasks,
        long executions,
        long ignored,
        boolean complete,
        Set<Promise> broken,
        Set<Promise> brokenIgnored) {
    public Explored {
        broken = broken.isEmpty() ? EnumSet.noneOf(Promise.class) : EnumSet.copyOf(broken);
        brokenIgnored = brokenIgnored.isEmpty() ? EnumSet.noneOf(Promise.class) : EnumSet.copyOf(brokenIgnored);
    }

    /** What a program over these calls breaks. */
    Set<Promise> broken(boolean careless) {
        return careless ? brokenIgnored : broken;
    }
}
