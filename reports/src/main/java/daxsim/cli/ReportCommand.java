package daxsim.cli;

import daxsim.campaign.result.CampaignResult;
import daxsim.campaign.result.Summing;
import daxsim.campaign.run.Experiment;
import daxsim.campaign.store.ExportKind;
import daxsim.campaign.store.Store;
import daxsim.campaign.store.Table;
import daxsim.scenario.read.Words;
import daxsim.text.CampaignText;
import daxsim.text.Paper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders stored results again. */
@Command(
        name = "report",
        description = "Renders the results of a campaign again, finished or not, without running anything.")
final class ReportCommand implements Callable<Integer> {
    private static final List<String> KINDS = List.of("csv", "parquet");

    @Parameters(paramLabel = "DIR", description = "the --out of a campaign")
    private Path folder = Path.of("");

    @Option(
            names = "--export",
            paramLabel = "csv|parquet",
            split = ",",
            description = "also write every stored row, one file a table")
    private List<String> exports = List.of();

    @picocli.CommandLine.Mixin
    private final Output output = new Output();

    private final Env env;

    ReportCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        for (String kind : exports) {
            if (!KINDS.contains(kind)) {
                throw new UsageError(Words.unknown("export", kind, KINDS) + "; allowed: " + Words.list(KINDS));
            }
        }
        if (!Files.isDirectory(folder) || !Store.isStore(folder)) {
            throw new UsageError(folder + " has no campaign in it; allowed: the --out of daxsim campaign");
        }
        CampaignFolder kept = new CampaignFolder(folder);
        Experiment experiment = kept.asked();
        try (Store store = Store.read(folder)) {
            experiment = experiment.asStored(store.manifest());
            boolean complete = true;
            for (Experiment.Cell cell : experiment.cells()) {
                complete &= store.missing(cell.number()).isEmpty();
            }
            CampaignResult result = new Summing(experiment).of(store, complete);
            if (output.json()) {
                env.console().result(daxsim.data.CampaignJson.of(result));
            } else {
                Paper paper = output.paper(env.console());
                CampaignText.print(result, paper);
                env.console().result(paper.text());
            }
            kept.write(CampaignFiles.of(result));
            for (String kind : exports) {
                for (Table table : store.manifest().tables()) {
                    store.export(
                            table.name(),
                            folder.resolve(table.name() + "." + kind),
                            ExportKind.valueOf(kind.toUpperCase(Locale.ROOT)));
                }
            }
        }
        return Status.DONE;
    }
}
