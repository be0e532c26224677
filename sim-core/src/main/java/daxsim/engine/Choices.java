package daxsim.engine;

/**
 * The one source of everything that is not determined. Seeded, replayed, recorded and exhaustive choices are only
 * implementations of this.
 */
public interface Choices {
    /**
     * Decides one question.
     *
     * @param point what kind of question
     * @param entity which device, task or parameter asks, so that draws of different entities do not shift each other
     * @param bound number of possible answers, at least 1
     * @return an answer in {@code [0, bound)}
     */
    int pick(ChoicePoint point, int entity, int bound);

    /** A number in the open interval (0, 1), for durations. */
    double uniform(ChoicePoint point, int entity);

    /**
     * Decides which of the ready tasks goes on.
     *
     * @return an index into {@code ready}, or {@link #PRUNED} when every continuation from here is known already
     */
    default int next(Ready ready) {
        return pick(ChoicePoint.SCHEDULE, 0, ready.size());
    }

    /**
     * Tells what the step that {@link #next} chose has read and written, as masks of the world's ledger. Writes of
     * {@link #EVERYTHING} say that the step commutes with no other, not even with one that touches nothing.
     */
    default void stepped(int task, long reads, long writes) {}

    /** Whether {@link Ready#state} is asked for; it costs something to know. */
    default boolean tellsStatesApart() {
        return false;
    }

    /** What a step has written that ends other tasks, halts the machine or wakes a sleeper. */
    long EVERYTHING = -1L;

    /** Answer of {@link #next}: nothing new lies behind this state. */
    int PRUNED = -1;
}
