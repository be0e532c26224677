package daxsim.outcome;

import java.util.Comparator;
import java.util.Iterator;

/** How a table of outcomes is sorted. */
public final class OutcomeOrder {
    /** What violates first, what did not reach the stimulus last; else by what the parts say, one after the other. */
    public static final Comparator<Outcome> BY_WORD =
            Comparator.comparingInt(OutcomeOrder::rank).thenComparing(OutcomeOrder::byParts);

    private OutcomeOrder() {}

    private static int rank(Outcome outcome) {
        return outcome.violated() ? 0 : outcome.reached() ? 1 : 2;
    }

    private static int byParts(Outcome one, Outcome other) {
        Iterator<Part> right = other.parts().iterator();
        for (Part left : one.parts()) {
            if (!right.hasNext()) {
                return 1;
            }
            Part next = right.next();
            int order = left.subject().compareTo(next.subject());
            order = order == 0 ? left.value().compareTo(next.value()) : order;
            if (order != 0) {
                return order;
            }
        }
        return right.hasNext()
                ? -1
                : one.holds().toString().compareTo(other.holds().toString());
    }
}
