package daxsim.witness;

import daxsim.engine.Choices;
import daxsim.engine.RecordedChoices;
import daxsim.engine.ReplayChoices;
import daxsim.play.Player;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an execution that shows something as simple as it can: fewest events of the environment, then fewest preemptions, then
 * fewest steps, then the first in the order of answers. The scenario stays as it is written.
 *
 * <p>First departures from the ordinary course are dropped as long as the rest still shows it (delta debugging, Zeller and
 * Hildebrandt 2002). Then every execution that could be simpler is tried, the simplest first, until the limit is reached. So
 * the result is the simplest there is wherever the limit suffices, and never less simple than what was given. It depends on
 * nothing but the arguments.
 */
public final class Minimiser {
    private final Player player;
    private final BooleanSupplier shows;
    private final int limit;
    private int runs;

    /**
     * @param player runs the scenario; it explores, and its last run is lost
     * @param shows asked after each run
     * @param limit number of executions that are tried once nothing can be dropped any more
     */
    public Minimiser(Player player, BooleanSupplier shows, int limit) {
        this.player = player;
        this.shows = shows;
        this.limit = limit;
    }

    /** One execution that shows it. */
    private record Shown(Weight weight, int[] answers, List<Departure> departures) {
        boolean simplerThan(Shown other) {
            int order = weight.compareTo(other.weight);
            return order < 0 || order == 0 && Arrays.compare(answers, other.answers) < 0;
        }
    }

    /** The answers of the simplest execution that was found. */
    public int[] minimise(int[] answers) {
        Shown given = run(new ReplayChoices(answers));
        if (given == null) {
            throw new IllegalArgumentException("the execution does not show what is to be shown");
        }
        Shown dropped = drop(given);
        runs = 0;
        return search(dropped).answers.clone();
    }

    private @Nullable Shown run(Choices choices) {
        NotedChoices noted = new NotedChoices(choices, player::taskNames);
        WeighedChoices weighed = new WeighedChoices(noted);
        RecordedChoices recorded = new RecordedChoices(weighed);
        player.play(recorded);
        runs++;
        return shows.getAsBoolean() ? new Shown(weighed.weight(), recorded.answers(), noted.departures()) : null;
    }

    /** Drops departures, large parts first, until none can be dropped alone. */
    private Shown drop(Shown given) {
        Shown best = given;
        int parts = 2;
        while (!best.departures.isEmpty()) {
            int size = best.departures.size();
            int part = Math.max(1, (size + parts - 1) / parts);
            @Nullable Shown simpler = null;
            for (int from = 0; from < size && simpler == null; from += part) {
                List<Departure> rest = new ArrayList<>(best.departures.subList(0, from));
                rest.addAll(best.departures.subList(Math.min(size, from + part), size));
                Shown tried = run(new GuidedChoices(rest, player::taskNames));
                simpler = tried != null && tried.simplerThan(best) ? tried : null;
            }
            if (simpler != null) {
                best = simpler;
                parts = Math.max(2, parts - 1);
            } else if (part == 1) {
                break;
            } else {
                parts = Math.min(size, 2 * parts);
            }
        }
        return best;
    }

    private Shown search(Shown dropped) {
        Shown best = dropped;
        for (int preemptions = 0; preemptions <= best.weight.preemptions(); preemptions++) {
            best = level(best, best.weight.events(), preemptions).best;
        }
        // Fewer events are simpler even where they take more preemptions.
        for (int events = 0; events < best.weight.events(); events++) {
            Level level = new Level(best, true);
            for (int preemptions = 0; level.more && events < best.weight.events(); preemptions++) {
                level = level(best, events, preemptions);
                best = level.best;
            }
        }
        return best;
    }

    /**
     * What came of one pair of bounds.
     *
     * @param more whether more preemptions would be worth a try
     */
    private record Level(Shown best, boolean more) {}

    private Level level(Shown given, int events, int preemptions) {
        Shown best = given;
        BoundedChoices bounded = new BoundedChoices(events, preemptions);
        do {
            if (runs >= limit) {
                return new Level(best, false);
            }
            Shown tried = run(bounded);
            best = tried != null && tried.simplerThan(best) ? tried : best;
        } while (bounded.advance());
        return new Level(best, bounded.cutPreemptions());
    }
}
