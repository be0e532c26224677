package daxsim.cli;

import daxsim.data.ResultsJson;
import daxsim.explore.Cells;
import daxsim.explore.Explorer;
import daxsim.report.Comparison;
import daxsim.report.Plan;
import daxsim.text.ExplorationText;
import daxsim.text.Paper;
import java.util.concurrent.Callable;
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
        // One timed run gives what exploration has not: costs, quantities, and the operations where nothing is
        // violated.
        Plan plan = question.plan(1);
        Console console = env.console();
        env.listening().run();
        Cells cells = new Cells(new Cells.Options(
                question.seed(),
                1,
                new Explorer.Options(!noReduction, !noReduction, maxExecutions, env.interrupted())));
        Progress progress = new Progress(console, plan.cells(), output.quiet());
        Comparison comparison = new Filling(plan, cells, env.interrupted(), progress).run(question.jobs());
        if (output.json()) {
            console.result(ResultsJson.of(comparison));
        } else {
            Paper paper = output.paper(console);
            ExplorationText.print(comparison, paper);
            console.result(paper.text());
        }
        if (comparison.interrupted()) {
            Going.on("explore", comparison, console, "what was done is printed");
            return Status.INTERRUPTED;
        }
        return comparison.unmet() ? Status.UNMET : Status.DONE;
    }
}
