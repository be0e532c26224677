package daxsim.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The states that an exploration has been in, each with the tasks whose steps were not run from there because they slept. */
final class VisitedStates {
    private static final long[] NOBODY = new long[0];

    private long[] states = new long[1024];
    private long[] @Nullable [] asleep = new long[1024][];
    private int size;

    /**
     * Whether everything that has to be run from a state with these tasks asleep has been taken care of. If not, it is from now
     * on: the caller runs it.
     *
     * @param sleeping identities, ascending
     */
    boolean covers(long state, long[] sleeping) {
        int i = slot(state);
        long[] before = asleep[i];
        if (before == null) {
            states[i] = state;
            asleep[i] = sleeping.length == 0 ? NOBODY : sleeping;
            size++;
            if (2 * size > states.length) {
                grow();
            }
            return false;
        }
        long[] both = intersection(before, sleeping);
        if (both.length == before.length) {
            return true;
        }
        asleep[i] = both.length == 0 ? NOBODY : both;
        return false;
    }

    private int slot(long state) {
        int mask = states.length - 1;
        int i = (int) (state ^ state >>> 32) & mask;
        while (asleep[i] != null && states[i] != state) {
            i = i + 1 & mask;
        }
        return i;
    }

    private void grow() {
        long[] oldStates = states;
        long[] @Nullable [] oldAsleep = asleep;
        states = new long[2 * oldStates.length];
        asleep = new long[2 * oldStates.length][];
        for (int k = 0; k < oldStates.length; k++) {
            long[] who = oldAsleep[k];
            if (who != null) {
                int i = slot(oldStates[k]);
                states[i] = oldStates[k];
                asleep[i] = who;
            }
        }
    }

    private static long[] intersection(long[] a, long[] b) {
        long[] both = new long[Math.min(a.length, b.length)];
        int n = 0;
        int k = 0;
        for (long x : a) {
            while (k < b.length && b[k] < x) {
                k++;
            }
            if (k < b.length && b[k] == x) {
                both[n++] = x;
            }
        }
        return n == both.length ? both : Arrays.copyOf(both, n);
    }

    int size() {
        return size;
    }
}
