package daxsim.testing;

import daxsim.engine.ExhaustiveChoices;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Every execution of a few tasks in a {@link Bench}, and what came out how often. */
public final class Explored {
    private Explored() {}

    /**
     * Runs all of them, none left out.
     *
     * @param spawn prepares the state and spawns the tasks of one execution
     * @param outcome what it came to, in words
     */
    public static Map<String, Integer> outcomes(Bench bench, Runnable spawn, Supplier<String> outcome) {
        return outcomes(bench, false, spawn, outcome);
    }

    /** The same, perhaps without executions that differ only in the order of steps which touch nothing in common. */
    public static Map<String, Integer> outcomes(
            Bench bench, boolean reduced, Runnable spawn, Supplier<String> outcome) {
        Map<String, Integer> counts = new TreeMap<>();
        ExhaustiveChoices all = new ExhaustiveChoices(reduced);
        do {
            bench.world.reset();
            bench.engine.use(all);
            spawn.run();
            bench.engine.run();
            if (!bench.engine.pruned()) {
                counts.merge(outcome.get(), 1, Integer::sum);
            }
        } while (all.advance());
        return counts;
    }
}
