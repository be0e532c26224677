package daxsim.cli;

import daxsim.engine.SeededChoices;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.reduce.Reducer;
import daxsim.reduce.Reduction;
import daxsim.report.Plan;
import daxsim.report.Reductions;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Looks for the smallest violating part of each scenario of a plan. */
final class Reducing {
    private static final int EXECUTIONS = 20_000;
    private static final int MINIMISING = 10_000;

    private final Plan plan;
    private final int executions;
    private final BooleanSupplier interrupted;
    private final Progress progress;

    /**
     * @param maxExecutions of each part; 0 for the usual number
     */
    Reducing(Plan plan, long maxExecutions, BooleanSupplier interrupted, Progress progress) {
        this.plan = plan;
        this.executions = maxExecutions == 0 ? EXECUTIONS : (int) Math.min(maxExecutions, Integer.MAX_VALUE);
        this.interrupted = interrupted;
        this.progress = progress;
    }

    Reductions run() throws BadInput {
        List<Reductions.Row> rows = new ArrayList<>();
        try {
            for (Scenario scenario : plan.scenarios()) {
                for (Candidate candidate : plan.candidates()) {
                    if (!interrupted.getAsBoolean()) {
                        progress.begin(scenario.id() + " under " + candidate.name());
                        rows.add(row(scenario, candidate));
                        progress.end();
                    }
                }
            }
        } finally {
            progress.clear();
        }
        return new Reductions(rows);
    }

    private Reductions.Row row(Scenario scenario, Candidate candidate) throws BadInput {
        String reason =
                Player.exploring(scenario, candidate, new SeededChoices(1)).notExpressible();
        if (reason != null) {
            return new Reductions.Row(scenario, candidate, null, "not-expressible: " + reason);
        }
        Reducer reducer = new Reducer(scenario, candidate, executions, MINIMISING, interrupted);
        Reduction reduction;
        try {
            reduction = reducer.reduce();
        } catch (RuntimeException | Error e) {
            throw new Crash(
                    scenario,
                    candidate,
                    "explore " + plan.word(scenario) + " --minimise --designs " + candidate.name() + " --regime "
                            + candidate.regime().id(),
                    e);
        }
        String why = reducer.unsure() == 0
                ? "nothing to leave out: never violated"
                : "nothing to leave out: not violated in its first " + executions + " executions";
        return new Reductions.Row(scenario, candidate, reduction, reduction == null ? why : "");
    }
}
