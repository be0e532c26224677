package daxsim.cli;

import daxsim.data.ReductionJson;
import daxsim.data.ResultsJson;
import daxsim.explore.Cells;
import daxsim.explore.Explorer;
import daxsim.report.Comparison;
import daxsim.report.Plan;
import daxsim.report.Reductions;
import daxsim.scenario.BadInput;
import daxsim.text.ExplorationText;
import daxsim.text.OutcomesText;
import daxsim.text.Paper;
import daxsim.text.ReductionText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Can it happen at all. */
@Command(
        name = "explore",
        abbreviateSynopsis = true,
        description = {
            "Explores scenarios: can it happen at all, and what is the simplest way there?",
            "",
            "Runs every interleaving, crash point and firmware answer that a scenario allows. Says of each condition whether it"
                    + " holds never, sometimes or always, and shows the steps that lead to a broken promise."
        })
final class ExploreCommand implements Callable<Integer> {
    @Mixin
    private final Question question = new Question();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--max-executions", paramLabel = "N", description = "give up a cell after so many (default: never)")
    private long maxExecutions;

    @Option(names = "--no-reduction", description = "also run schedules that only swap independent steps")
    private boolean noReduction;

    @Option(names = "--outcomes", description = "list every way to end, and which design ends how")
    private boolean outcomes;

    @Option(
            names = "--minimise",
            description = "leave out of each scenario what is not needed to violate it, and say what is")
    private boolean minimise;

    @Option(
            names = "--diverge",
            paramLabel = "A,B",
            description = "run two designs on the same choices and show the first step where they part")
    private @Nullable String diverge;

    @Option(
            names = "--crash-points",
            description = "show for each step of a repair what a power failure there leaves behind")
    private boolean crashPoints;

    private final Env env;

    ExploreCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        Numbers.check("--max-executions", maxExecutions, 0, Long.MAX_VALUE);
        if (!question.namesScenarios()) {
            throw new UsageError(
                    "explore what? Name scenarios, files or folders; daxsim list scenarios shows the library");
        }
        if ((outcomes ? 1 : 0) + (minimise ? 1 : 0) + (diverge == null ? 0 : 1) + (crashPoints ? 1 : 0) > 1) {
            throw new UsageError(
                    "--outcomes, --minimise, --diverge and --crash-points are four questions; allowed: one at a time");
        }
        if (diverge != null) {
            env.console().result(Diverging.of(question, diverge, options(), output, env.console()));
            return Status.DONE;
        }
        if (crashPoints) {
            env.listening().run();
            return Crashing.of(question, options(), output, env);
        }
        return minimise ? minimised() : explored();
    }

    private Explorer.Options options() {
        return new Explorer.Options(!noReduction, !noReduction, maxExecutions, env.interrupted());
    }

    private int minimised() throws BadInput, UsageError {
        Plan plan = question.plan(0);
        Console console = env.console();
        env.listening().run();
        Progress progress = new Progress(console, plan.cells(), output.quiet());
        Reductions reductions = new Reducing(plan, maxExecutions, env.interrupted(), progress).run();
        if (output.json()) {
            console.result(ReductionJson.of(reductions));
        } else {
            Paper paper = output.paper(console);
            ReductionText.print(reductions, paper);
            console.result(paper.text());
        }
        if (env.interrupted().getAsBoolean()) {
            console.say("interrupted after " + reductions.rows().size() + " of " + plan.cells()
                    + " cells; what was done is printed");
            return Status.INTERRUPTED;
        }
        return Status.DONE;
    }

    private int explored() throws BadInput, UsageError {
        // One timed run gives what exploration has not: costs, quantities, and the operations where nothing is
        // violated.
        Plan plan = question.plan(1);
        Console console = env.console();
        env.listening().run();
        Cells cells = new Cells(new Cells.Options(question.seed(), 1, options()));
        Progress progress = new Progress(console, plan.cells(), output.quiet());
        Comparison comparison = new Filling(plan, cells, env.interrupted(), progress).run(question.jobs());
        if (output.json()) {
            console.result(ResultsJson.of(comparison, outcomes));
        } else {
            Paper paper = output.paper(console);
            if (outcomes) {
                OutcomesText.print(comparison, paper);
            } else {
                ExplorationText.print(comparison, paper);
            }
            console.result(paper.text());
        }
        if (comparison.interrupted()) {
            Going.on("explore", comparison, console, "what was done is printed");
            return Status.INTERRUPTED;
        }
        return comparison.unmet() ? Status.UNMET : Status.DONE;
    }
}
