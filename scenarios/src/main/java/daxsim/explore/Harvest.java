package daxsim.explore;

import daxsim.check.Promise;
import daxsim.outcome.Outcomes;
import daxsim.play.Conditions;
import daxsim.play.Player;
import daxsim.scenario.Condition;
import daxsim.witness.Minimiser;
import daxsim.witness.Weight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an exploration learns from its executions: who shows what how often, and the simplest execution that does. */
final class Harvest {
    /** The condition without which no other counts. */
    static final String REACHED = "reached";

    /** Executions that show one thing. */
    static final class Tally {
        long hits;
        private Weight weight = Weight.HEAVIEST;
        private int @Nullable [] answers;

        private void hit(Weight now, Supplier<int[]> recorded) {
            hits++;
            if (now.compareTo(weight) < 0) {
                weight = now;
                answers = recorded.get();
            }
        }
    }

    private final Player player;
    private final List<Condition.Named> asked;
    private final Conditions conditions;
    private final List<Tally> tallies = new ArrayList<>();
    private final Map<Promise, Tally> promises = new EnumMap<>(Promise.class);
    private final Outcomes outcomes;
    private final int reached;

    Harvest(Player player) {
        this.player = player;
        this.asked = player.scenario().conditions();
        this.conditions = new Conditions(player);
        asked.forEach(c -> tallies.add(new Tally()));
        this.outcomes = new Outcomes(player, conditions.state());
        this.reached = asked.stream().map(Condition.Named::name).toList().indexOf(REACHED);
        if (reached < 0) {
            throw new IllegalStateException("the reader let a scenario without reached through");
        }
    }

    /** Adds the player's last run. */
    void take(Weight weight, Supplier<int[]> answers) {
        boolean counts = holds(reached);
        List<String> holding = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            if (i == reached ? counts : holds(i)) {
                holding.add(asked.get(i).name());
                if (counts) {
                    tallies.get(i).hit(weight, answers);
                }
            }
        }
        outcomes.add(holding, weight, answers);
        player.broken()
                .forEach(p -> promises.computeIfAbsent(p, x -> new Tally()).hit(weight, answers));
    }

    private boolean holds(int condition) {
        return conditions.holds(asked.get(condition).condition());
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** Executions that showed a condition of the scenario, by its number. */
    Tally of(int condition) {
        return tallies.get(condition);
    }

    /** Executions in which the stimulus was met. */
    long reachedRuns() {
        return tallies.get(reached).hits;
    }

    /** Executions that broke a promise, for those that some execution broke. */
    Map<Promise, Tally> promises() {
        return promises;
    }

    /** The simplest execution that shows a condition, or null when none does. */
    int @Nullable [] witness(int condition, int limit) {
        return minimal(tallies.get(condition), limit, () -> holds(reached) && holds(condition));
    }

    /** The simplest execution that breaks a promise, or null when none does. */
    int @Nullable [] witness(Promise promise, int limit) {
        Tally tally = promises.get(promise);
        return tally == null
                ? null
                : minimal(tally, limit, () -> player.broken().contains(promise));
    }

    private int @Nullable [] minimal(Tally tally, int limit, BooleanSupplier shows) {
        return tally.answers == null ? null : new Minimiser(player, shows, limit).minimise(tally.answers);
    }
}
