package daxsim.cli;

import daxsim.data.ResultsJson;
import daxsim.explore.Cells;
import daxsim.explore.Explorer;
import daxsim.misuse.Family;
import daxsim.report.Again;
import daxsim.report.Comparison;
import daxsim.report.Plan;
import daxsim.text.ComparisonText;
import daxsim.text.Paper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every scenario under every design. */
@Command(
        name = "compare",
        abbreviateSynopsis = true,
        description = {
            "Compares designs: every scenario under every design.",
            "",
            "Explores every cell, then makes timed runs for latency and cost. Prints the matrix and what was found, and"
                    + " leaves a report in a folder: report.html for a browser, report.txt for a mail, the data and the"
                    + " charts. Without scenarios: those of the thread."
        })
final class CompareCommand implements Callable<Integer> {
    private static final int RUNS = 100;

    @Mixin
    private final Question question = new Question();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--runs", paramLabel = "N", description = "timed runs of each cell (default: ${DEFAULT-VALUE})")
    private int runs = RUNS;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "a new folder for the report (default: daxsim-report, which is replaced)")
    private @Nullable String out;

    @Option(names = "--lanes", description = "print the steps that lead to each finding")
    private boolean lanes;

    @Option(
            names = "--misuse",
            description = "count which mistakes each interface invites, as is done anyhow where no scenarios are named")
    private boolean misuse;

    @Option(names = "--outcomes", description = "say which design has which outcome of each scenario")
    private boolean outcomes;

    private final Env env;

    CompareCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        Numbers.check("--runs", runs, 1, 1_000_000);
        Plan plan = question.plan(runs);
        Console console = env.console();
        try (ReportFolder folder = out == null ? ReportFolder.own() : ReportFolder.named(out)) {
            env.listening().run();
            Cells cells = new Cells(
                    new Cells.Options(question.seed(), runs, new Explorer.Options(true, true, 0, env.interrupted())));
            Progress progress = new Progress(console, plan.cells(), output.quiet());
            Comparison filled = new Filling(plan, cells, env.interrupted(), progress).run(question.jobs());
            progress.begin("what the conclusions depend on");
            Comparison comparison = new Completing(env.interrupted()).of(filled, question.jobs());
            if ((misuse || !question.namesScenarios()) && !comparison.interrupted()) {
                comparison = comparison.with(
                        new MisuseFilling(env, output.quiet()).run(plan.candidates(), Family.SHORT, question.jobs()));
            }
            progress.begin("the report");
            Map<String, byte[]> files = ReportFiles.of(comparison, again(), env.interrupted());
            progress.clear();
            // A folder that cannot be written after all must not cost the result.
            console.result(
                    output.json()
                            ? ResultsJson.of(comparison, outcomes)
                            : text(comparison, plan, output.paper(console)));
            folder.write(files);
            if (comparison.interrupted() || !files.containsKey(ReportFolder.PAGE)) {
                Going.on("compare", comparison, console, "what was done is in " + folder.shown());
                return Status.INTERRUPTED;
            }
            if (!output.quiet()) {
                console.say("the full report is in " + folder.shown());
            }
            return comparison.unmet() ? Status.UNMET : Status.DONE;
        }
    }

    private String text(Comparison comparison, Plan plan, Paper paper) {
        boolean costs = plan.scenarios().size() == 1;
        ComparisonText.print(comparison, new ComparisonText.Detail(lanes, costs, false, outcomes), paper);
        return paper.text();
    }

    private String again() {
        List<String> words = question.again("compare");
        words.addAll(List.of("--runs", Integer.toString(runs)));
        if (misuse) {
            words.add("--misuse");
        }
        return Again.line(words);
    }
}
