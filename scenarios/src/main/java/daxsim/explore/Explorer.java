package daxsim.explore;

import daxsim.check.Promise;
import daxsim.engine.ExhaustiveChoices;
import daxsim.engine.RecordedChoices;
import daxsim.engine.ReplayChoices;
import daxsim.outcome.Outcome;
import daxsim.play.Candidate;
import daxsim.play.Conditions;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.witness.WeighedChoices;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param maxPreemptions how often a task may be left that could go on, or {@link #ANY}; nothing is reduced below that
     * @param sampling executions to draw instead of running all, or null
     * @param minimising how many executions may be tried to make a witness simpler
     * @param interrupted asked between executions
     */
    public record Options(
            boolean sleepSets,
            boolean visitedStates,
            long maxExecutions,
            int maxPreemptions,
            @Nullable Sampling sampling,
            int minimising,
            BooleanSupplier interrupted) {
        /** No bound on preemptions. */
        public static final int ANY = -1;

        private static final int MINIMISING = 1000;

        public Options(boolean sleepSets, boolean visitedStates, long maxExecutions, BooleanSupplier interrupted) {
            this(sleepSets, visitedStates, maxExecutions, ANY, null, MINIMISING, interrupted);
        }

        /** With a bound on preemptions, under which reductions would lose what they rely on, so there are none. */
        public Options fewPreemptions(int most) {
            return new Options(false, false, maxExecutions, most, null, minimising, interrupted);
        }

        /** Drawn instead of exhausted. */
        public Options sampled(Sampling drawn) {
            return new Options(false, false, maxExecutions, ANY, drawn, minimising, interrupted);
        }

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
     * @param outcomes how many different ones there are
     * @param states the outcomes; only the first {@link daxsim.outcome.Outcomes#KEPT}
     * @param breaches promises that some execution broke
     * @param witness of {@code violated}
     */
    public record Findings(
            long executions,
            long cut,
            int outcomes,
            List<Outcome> states,
            List<CellResult.ConditionResult> conditions,
            Map<Promise, CellResult.Breach> breaches,
            @Nullable Snapshot witness) {}

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
        return options.sampling() == null ? exhausted() : sampled(options.sampling());
    }

    private Findings sampled(Sampling sampling) throws BadInput {
        Sampler sampler = new Sampler(sampling, seed);
        WeighedChoices weighed = new WeighedChoices(sampler);
        RecordedChoices recorded = new RecordedChoices(weighed);
        Player player = Player.exploring(scenario, candidate, recorded);
        Harvest harvest = new Harvest(player);
        long executions = 0;
        String interrupted = "";
        while (executions < sampling.runs() && interrupted.isEmpty()) {
            sampler.begin(executions);
            recorded.restart();
            weighed.restart();
            player.play(recorded);
            executions++;
            harvest.take(weighed.weight(), recorded::answers);
            sampler.ended();
            interrupted = options.interrupted().getAsBoolean() ? "interrupted; " : "";
        }
        return findings(harvest, executions, 0, false, interrupted + sampler.words());
    }

    private Findings exhausted() throws BadInput {
        ExhaustiveChoices all = new ExhaustiveChoices(options.sleepSets(), options.visitedStates());
        FewPreemptions few =
                options.maxPreemptions() == Options.ANY ? null : new FewPreemptions(all, options.maxPreemptions());
        WeighedChoices weighed = new WeighedChoices(few == null ? all : few);
        RecordedChoices recorded = new RecordedChoices(weighed);
        Player player = Player.exploring(scenario, candidate, recorded);
        Harvest harvest = new Harvest(player);
        if (options.visitedStates()) {
            player.tellStatesApart(harvest.outcomes().counted());
        }
        long executions = 0;
        long cut = 0;
        String bound = null;
        do {
            recorded.restart();
            weighed.restart();
            if (few != null) {
                few.restart();
            }
            player.play(recorded);
            if (player.pruned()) {
                cut++;
                continue;
            }
            executions++;
            harvest.take(weighed.weight(), recorded::answers);
            if (options.maxExecutions() > 0 && executions >= options.maxExecutions()) {
                bound = "executions " + options.maxExecutions();
            } else if (options.interrupted().getAsBoolean()) {
                bound = "interrupted";
            }
        } while (bound == null && all.advance());
        // A bound that fell on the last execution cut nothing.
        boolean complete = bound == null || !bound.equals("interrupted") && !all.advance();
        if (few != null && few.everHeld()) {
            String preemptions = "preemptions " + options.maxPreemptions();
            bound = complete ? preemptions : preemptions + ", " + bound;
            complete = false;
        }
        return findings(harvest, executions, cut, complete, bound);
    }

    private Findings findings(Harvest harvest, long executions, long cut, boolean complete, @Nullable String bound)
            throws BadInput {
        List<CellResult.ConditionResult> results = new ArrayList<>();
        Snapshot witness = null;
        for (int i = 0; i < scenario.conditions().size(); i++) {
            String name = scenario.conditions().get(i).name();
            long hits = harvest.of(i).hits;
            long runs = name.equals(Harvest.REACHED) ? executions : harvest.reachedRuns();
            String replay = null;
            int[] answers = harvest.witness(i, options.minimising());
            if (answers != null) {
                replay = string(answers);
                if (name.equals("violated")) {
                    witness = snapshot(answers, replay);
                }
            }
            results.add(new CellResult.ConditionResult(
                    name, Verdict.of(hits, runs, complete), hits, runs, complete, complete ? null : bound, replay));
        }
        Map<Promise, CellResult.Breach> breaches = new EnumMap<>(Promise.class);
        for (Promise promise : harvest.promises().keySet()) {
            int[] answers = Objects.requireNonNull(harvest.witness(promise, options.minimising()));
            breaches.put(promise, new CellResult.Breach(harvest.promises().get(promise).hits, string(answers)));
        }
        return new Findings(
                executions,
                cut,
                harvest.outcomes().count(),
                harvest.outcomes().list(this::string),
                List.copyOf(results),
                breaches,
                witness);
    }

    private String string(int[] answers) {
        return ReplayString.explored(scenario, candidate, seed, answers).text();
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
