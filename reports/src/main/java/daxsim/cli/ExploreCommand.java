package daxsim.cli;

import daxsim.crash.CrashPoints;
import daxsim.crash.CrashTable;
import daxsim.data.CrashJson;
import daxsim.data.ResultsJson;
import daxsim.explore.Cells;
import daxsim.explore.Explorer;
import daxsim.play.Candidate;
import daxsim.report.Comparison;
import daxsim.report.CrashReport;
import daxsim.report.Plan;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.text.CrashText;
import daxsim.text.ExplorationText;
import daxsim.text.Paper;
import java.util.ArrayList;
import java.util.List;
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
        // One timed run gives what exploration has not: costs, quantities, and the operations where nothing is
        // violated.
        Plan plan = question.plan(1);
        Console console = env.console();
        env.listening().run();
        if (crashPoints) {
            return afterTheCrash(plan);
        }
        Cells cells = new Cells(new Cells.Options(
                question.seed(), 1, new Explorer.Options(!noReduction, maxExecutions, env.interrupted())));
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

    private int afterTheCrash(Plan plan) throws BadInput {
        Console console = env.console();
        Progress progress = new Progress(console, plan.cells(), output.quiet());
        Explorer.Options options = new Explorer.Options(!noReduction, maxExecutions, env.interrupted());
        List<Callable<CrashTable>> pieces = new ArrayList<>();
        for (Scenario scenario : plan.scenarios()) {
            for (Candidate candidate : plan.candidates()) {
                CrashPoints points = new CrashPoints(scenario, candidate, options);
                String again = "explore " + plan.word(scenario) + " --crash-points --designs " + candidate.name()
                        + " --regime " + candidate.regime().id();
                pieces.add(() -> {
                    progress.begin(scenario.id() + " under " + candidate.name());
                    try {
                        return points.run();
                    } catch (RuntimeException | Error e) {
                        throw new Crash(scenario, candidate, again, e);
                    } finally {
                        progress.end();
                    }
                });
            }
        }
        List<CrashTable> tables;
        try {
            tables = Threads.run(pieces, question.jobs());
        } finally {
            progress.clear();
        }
        CrashReport report = new CrashReport(plan, tables, env.interrupted().getAsBoolean());
        if (output.json()) {
            console.result(CrashJson.of(report));
        } else {
            Paper paper = output.paper(console);
            CrashText.print(report, paper);
            console.result(paper.text());
        }
        return report.interrupted() ? Status.INTERRUPTED : Status.DONE;
    }
}
