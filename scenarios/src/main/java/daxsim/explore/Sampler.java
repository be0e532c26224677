package daxsim.explore;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.PctChoices;
import daxsim.engine.Ready;
import daxsim.engine.SeededChoices;
import org.jspecify.annotations.Nullable;

/** Draws executions, each from its own seed, and knows what has been promised of those drawn so far. */
final class Sampler implements Choices {
    private static final int FIRST_GUESS = 16;

    private final Sampling sampling;
    private final long seed;
    private final SeededChoices walk;
    private PctChoices pct;
    private int steps = FIRST_GUESS;
    private int tasks = 1;
    private long drawn;

    Sampler(Sampling sampling, long seed) {
        this.sampling = sampling;
        this.seed = seed;
        this.walk = new SeededChoices(seed);
        this.pct = new PctChoices(Math.max(1, sampling.depth()), steps, seed);
    }

    /** Starts the execution of this number. */
    void begin(long run) {
        long own = SeededChoices.seedOfRun(seed, run);
        if (sampling.kind() == Sampling.Kind.RANDOM_WALK) {
            walk.reseed(own);
        } else {
            pct.reseed(own);
        }
    }

    /**
     * The execution has ended. One that was longer than places for changes of priority were drawn from makes all before it
     * worthless for the promise; places are then drawn from twice as many.
     */
    void ended() {
        drawn++;
        if (sampling.kind() == Sampling.Kind.PCT) {
            tasks = Math.max(tasks, pct.tasks());
            if (pct.steps() > steps) {
                steps = 2 * pct.steps();
                pct = new PctChoices(sampling.depth(), steps, seed);
                drawn = 0;
            }
        }
    }

    /** How likely one execution is, at least, to meet a bug of the depth; null where nothing is promised. */
    private @Nullable Double each() {
        return sampling.kind() == Sampling.Kind.PCT ? PctChoices.bound(tasks, steps, sampling.depth()) : null;
    }

    /** What was drawn, and what that is worth. */
    String words() {
        return sampling.words(drawn, each());
    }

    private Choices choices() {
        return sampling.kind() == Sampling.Kind.RANDOM_WALK ? walk : pct;
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        return choices().pick(point, entity, bound);
    }

    @Override
    public int next(Ready ready) {
        return choices().next(ready);
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return choices().uniform(point, entity);
    }
}
