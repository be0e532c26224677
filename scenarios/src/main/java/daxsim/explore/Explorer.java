package daxsim.explore;

import daxsim.check.Promise;
import daxsim.engine.ExhaustiveChoices;
import daxsim.engine.RecordedChoices;
import daxsim.engine.ReplayChoices;
import daxsim.play.Candidate;
import daxsim.play.Conditions;
import daxsim.play.OutcomeKey;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Condition;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs every execution of a scenario under a candidate and judges its conditions. */
public final class Explorer {
    /**
     * How an exploration is done.
     *
     * @param sleepSets whether schedules that differ only in the order of independent steps are run once
     * @param visitedStates whether a state that was met before is not run from again
     * @param maxExecutions 0 for no bound
     * @param interrupted asked between executions
     */
    public record Options(boolean sleepSets, boolean visitedStates, long maxExecutions, BooleanSupplier interrupted) {
        /** Everything, reduced. */
        public static Options standard() {
            return new Options(true, true, 0, () -> false);
        }
    }

    /**
     * What exploration found.
     *
     * @param executions runs to the end
     * @param cut runs that were cut because another one covers them
     */
    public record Findings(
            long executions,
            long cut,
            Set<String> outcomes,
            List<CellResult.ConditionResult> conditions,
            Map<Promise, Long> checks,
            @Nullable Snapshot witness) {}

    private static final class Tally {
        final Condition.Named condition;
        long hits;
        int @Nullable [] witness;
        long bestScore = Long.MAX_VALUE;

        Tally(Condition.Named condition) {
            this.condition = condition;
        }
    }

    private final Scenario scenario;
    private final Candidate candidate;
    private final long seed;
    private final Options options;

    public Explorer(Scenario scenario, Candidate candidate, long seed, Options options) {
        this.scenario = scenario;
        this.candidate = candidate;
        this.seed = seed;
        this.options = options;
    }

    /** Explores; the scenario must be expressible. */
    public Findings run() throws BadInput {
        ExhaustiveChoices all = new ExhaustiveChoices(options.sleepSets(), options.visitedStates());
        RecordedChoices recorded = new RecordedChoices(all);
        Player player = Player.exploring(scenario, candidate, recorded);
        Conditions conditions = new Conditions(player);
        OutcomeKey key = new OutcomeKey(player, conditions.state());
        if (options.visitedStates()) {
            player.tellStatesApart(key.counted());
        }
        Condition reached = reached();
        List<Tally> tallies = new ArrayList<>();
        scenario.conditions().forEach(c -> tallies.add(new Tally(c)));
        Set<String> outcomes = new HashSet<>();
        Map<Promise, Long> checks = new EnumMap<>(Promise.class);
        long executions = 0;
        long cut = 0;
        long reachedRuns = 0;
        String bound = null;
        do {
            recorded.restart();
            player.play(recorded);
            if (player.pruned()) {
                cut++;
                continue;
            }
            executions++;
            outcomes.add(key.of());
            player.broken().forEach(p -> checks.merge(p, 1L, Long::sum));
            boolean stimulus = conditions.holds(reached);
            reachedRuns += stimulus ? 1 : 0;
            for (Tally tally : tallies) {
                boolean counts = stimulus || tally.condition.name().equals("reached");
                if (counts && conditions.holds(tally.condition.condition())) {
                    hit(tally, player, recorded);
                }
            }
            if (options.maxExecutions() > 0 && executions >= options.maxExecutions()) {
                bound = "executions " + options.maxExecutions();
            } else if (options.interrupted().getAsBoolean()) {
                bound = "interrupted";
            }
        } while (bound == null && all.advance());
        // A bound that fell on the last execution cut nothing.
        boolean complete = bound == null || !bound.equals("interrupted") && !all.advance();
        return findings(tallies, executions, cut, reachedRuns, complete, bound, outcomes, checks);
    }

    private static void hit(Tally tally, Player player, RecordedChoices recorded) {
        tally.hits++;
        long score = (long) player.switches() << 32 | player.steps();
        if (score < tally.bestScore) {
            tally.bestScore = score;
            tally.witness = recorded.answers();
        }
    }

    private Condition reached() {
        for (Condition.Named condition : scenario.conditions()) {
            if (condition.name().equals("reached")) {
                return condition.condition();
            }
        }
        throw new IllegalStateException("the reader let a scenario without reached through");
    }

    private Findings findings(
            List<Tally> tallies,
            long executions,
            long cut,
            long reachedRuns,
            boolean complete,
            @Nullable String bound,
            Set<String> outcomes,
            Map<Promise, Long> checks)
            throws BadInput {
        List<CellResult.ConditionResult> results = new ArrayList<>();
        Snapshot witness = null;
        for (Tally tally : tallies) {
            String name = tally.condition.name();
            long runs = name.equals("reached") ? executions : reachedRuns;
            String replay = null;
            int[] answers = tally.witness;
            if (answers != null) {
                replay = ReplayString.explored(scenario, candidate, seed, answers)
                        .text();
                if (name.equals("violated")) {
                    witness = snapshot(answers, replay);
                }
            }
            results.add(new CellResult.ConditionResult(
                    name,
                    Verdict.of(tally.hits, runs, complete),
                    tally.hits,
                    runs,
                    complete,
                    complete ? null : bound,
                    replay));
        }
        return new Findings(executions, cut, outcomes, List.copyOf(results), new LinkedHashMap<>(checks), witness);
    }

    private Snapshot snapshot(int[] answers, String replay) throws BadInput {
        ReplayChoices choices = new ReplayChoices(answers);
        Player player = Player.exploring(scenario, candidate, choices);
        player.keepEvents(true);
        player.play(choices);
        if (!choices.matched()) {
            throw new IllegalStateException("a witness did not repeat: " + replay);
        }
        return Snapshot.of(player, new Conditions(player).state(), replay, false);
    }

    /** Repeats one explored execution. */
    public static Snapshot replay(Scenario scenario, Candidate candidate, ReplayString string)
            throws BadInput, ReplayString.BadReplay {
        string.fit(scenario, candidate);
        ReplayChoices choices = new ReplayChoices(string.answerArray());
        Player player = Player.exploring(scenario, candidate, choices);
        player.keepEvents(true);
        player.play(choices);
        if (!choices.matched()) {
            throw new ReplayString.BadReplay(
                    "the choices of the replay string do not fit the scenario; explore it again");
        }
        return Snapshot.of(player, new Conditions(player).state(), string.text(), false);
    }
}
