package daxsim.cli;

import daxsim.campaign.plan.Plan;
import daxsim.campaign.plan.StopRule;
import daxsim.campaign.result.CampaignResult;
import daxsim.campaign.result.Summing;
import daxsim.campaign.run.CampaignReplay;
import daxsim.campaign.run.Experiment;
import daxsim.campaign.store.Manifest;
import daxsim.campaign.store.Shard;
import daxsim.campaign.store.Store;
import daxsim.explore.Catalogue;
import daxsim.explore.ReplayString;
import daxsim.report.Again;
import daxsim.scenario.BadInput;
import daxsim.text.CampaignRunText;
import daxsim.text.CampaignText;
import daxsim.text.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Many runs with fault statistics. */
@Command(
        name = "campaign",
        abbreviateSynopsis = true,
        description = {
            "Runs a campaign: many runs under drawn faults, every design with the same ones.",
            "",
            "Results are kept in a folder as they come; an interrupted campaign goes on with --resume. A part of it runs on"
                    + " another machine with --shard, and daxsim merge puts the parts together."
        })
final class CampaignCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PLAN",
            completionCandidates = Candidates.Plans.class,
            description = "an id (list plans shows them), or a file")
    private String plan = "";

    @Option(names = "--out", paramLabel = "DIR", description = "a new folder for the results and the report")
    private @Nullable String out;

    @Option(names = "--resume", description = "go on with what is in --out")
    private boolean resume;

    @Option(names = "--shard", paramLabel = "I/N", description = "run part I of N only")
    private @Nullable String shard;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "runs of each treatment and design, instead of the plan's rule")
    private @Nullable Long runs;

    @Option(
            names = "--designs",
            paramLabel = "ID[:VARIANT],...",
            split = ",",
            completionCandidates = Candidates.DesignNames.class,
            description = "these designs instead of the plan's")
    private List<String> designs = List.of();

    @Option(
            names = "--regime",
            paramLabel = "ID",
            completionCandidates = Candidates.Regimes.class,
            description = "this kernel around every design (default: each its own)")
    private @Nullable String regime;

    @Option(names = "--jobs", paramLabel = "N", description = "threads (default: one for each processor)")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--replay", paramLabel = "STRING", description = "show one run of it, step by step")
    private @Nullable String replay;

    @picocli.CommandLine.Mixin
    private final Output output = new Output();

    private final Env env;

    CampaignCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        Numbers.check("--jobs", jobs, 1, 1024);
        Plan read = new PlanChoice(new Catalogue()).one(plan);
        if (runs != null) {
            Numbers.check("--runs", runs, 1, 100_000_000);
            read = read.until(new StopRule.Runs(runs));
        }
        if (replay != null) {
            return show(read, replay);
        }
        Path folder = folder();
        Shard part = part(read);
        Experiment experiment = new PlanChoice(new Catalogue()).experiment(read, designs, regime);
        Manifest manifest = experiment.manifest(part);
        try (Store store = open(folder, manifest)) {
            new CampaignFolder(folder).keep(experiment);
            return run(experiment, store, folder, part);
        }
    }

    private Path folder() throws UsageError {
        if (out == null || out.isBlank()) {
            throw new UsageError("where to? Give --out DIR, a folder that does not exist or is empty");
        }
        try {
            return Path.of(out);
        } catch (InvalidPathException e) {
            throw new UsageError("--out " + out + " is no path; allowed: a folder that does not exist or is empty");
        }
    }

    private Shard part(Plan read) throws UsageError {
        if (shard == null) {
            return Shard.WHOLE;
        }
        if (!shard.matches("[0-9]{1,4}/[0-9]{1,4}")) {
            throw new UsageError("--shard " + shard + " is no part; allowed: I/N with 1 <= I <= N, such as 2/4");
        }
        int slash = shard.indexOf('/');
        int index = Integer.parseInt(shard.substring(0, slash));
        int of = Integer.parseInt(shard.substring(slash + 1));
        if (index < 1 || index > of) {
            throw new UsageError("--shard " + shard + " is no part; allowed: I/N with 1 <= I <= N, such as 2/4");
        }
        if (read.stop() instanceof StopRule.Width) {
            throw new UsageError("--shard with a stop rule that looks at the results needs all of them;"
                    + " allowed: --runs N beside it, or a plan with runs: N or a margin");
        }
        return new Shard(index, of);
    }

    private Store open(Path folder, Manifest manifest) throws IOException, BadInput, UsageError {
        if (!resume) {
            return Store.create(folder, manifest);
        }
        if (!Files.isDirectory(folder) || !Store.isStore(folder)) {
            throw new UsageError("--resume finds no campaign in " + folder + "; allowed: the --out of an earlier one");
        }
        return Store.resume(folder, manifest);
    }

    private int run(Experiment experiment, Store store, Path folder, Shard part) throws IOException, BadInput {
        Console console = env.console();
        env.listening().run();
        long missing = 0;
        for (Experiment.Cell cell : experiment.cells()) {
            missing += store.missing(cell.number()).stream()
                    .mapToLong(b -> b.count())
                    .sum();
        }
        CampaignProgress progress = new CampaignProgress(console, missing, output.quiet());
        boolean finished = new CampaignRunner(experiment, store, jobs, env.interrupted()).run(progress);
        if (!finished) {
            long stored = 0;
            long planned = 0;
            for (Experiment.Cell cell : experiment.cells()) {
                stored += store.replications(cell.number());
                planned += store.manifest().batches(cell.number()).stream()
                        .mapToLong(b -> b.count())
                        .sum();
            }
            console.say("interrupted; " + stored + " of " + planned + " runs are in " + folder + "; go on with: "
                    + Again.line(again()));
            return Status.INTERRUPTED;
        }
        if (!part.equals(Shard.WHOLE)) {
            if (!output.quiet()) {
                console.say("shard " + part + " is in " + folder + "; daxsim merge puts all of them together");
            }
            return Status.DONE;
        }
        CampaignResult result = new Summing(experiment).of(store, true);
        print(result, console);
        new CampaignFolder(folder).write(CampaignFiles.of(result));
        if (!output.quiet()) {
            console.say("the full report is in " + folder);
        }
        return Status.DONE;
    }

    private List<String> again() {
        List<String> words = new ArrayList<>(List.of("./daxsim", "campaign", plan, "--out", String.valueOf(out)));
        if (runs != null) {
            words.addAll(List.of("--runs", Long.toString(runs)));
        }
        if (!designs.isEmpty()) {
            words.addAll(List.of("--designs", String.join(",", designs)));
        }
        if (regime != null) {
            words.addAll(List.of("--regime", regime));
        }
        if (shard != null) {
            words.addAll(List.of("--shard", shard));
        }
        words.add("--resume");
        return words;
    }

    private void print(CampaignResult result, Console console) {
        if (output.json()) {
            console.result(daxsim.data.CampaignJson.of(result));
            return;
        }
        Paper paper = output.paper(console);
        CampaignText.print(result, paper);
        console.result(paper.text());
    }

    private int show(Plan read, String line) throws BadInput, UsageError, ReplayString.BadReplay {
        CampaignReplay wanted = CampaignReplay.parse(line);
        wanted.fit(read);
        Experiment experiment = new PlanChoice(new Catalogue())
                .experiment(read, List.of(wanted.candidate()), Objects.requireNonNull(wanted.regime()));
        Paper paper = output.paper(env.console());
        CampaignRunText.print(
                experiment,
                experiment.cell(wanted.treatment(), wanted.candidate(), wanted.regime()),
                wanted.seed(),
                wanted.run(),
                paper);
        env.console().result(paper.text());
        return Status.DONE;
    }
}
