package daxsim.cli;

import daxsim.campaign.result.CampaignResult;
import daxsim.campaign.result.Summing;
import daxsim.campaign.run.Experiment;
import daxsim.campaign.store.Store;
import daxsim.text.CampaignText;
import daxsim.text.Paper;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the shards of a campaign together. */
@Command(
        name = "merge",
        description = "Puts the shards of a campaign together, and reports as if it had been run in one piece.")
final class MergeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR", description = "the folders of all shards")
    private List<Path> shards = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "a new folder for all of it")
    private @Nullable Path out;

    @picocli.CommandLine.Mixin
    private final Output output = new Output();

    private final Env env;

    MergeCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        if (out == null) {
            throw new UsageError("where to? Give --out DIR, a folder that does not exist or is empty");
        }
        Store.merge(out, shards);
        CampaignFolder folder = new CampaignFolder(out);
        folder.keepAsIn(new CampaignFolder(shards.getFirst()));
        Experiment experiment = folder.asked();
        try (Store store = Store.read(out)) {
            CampaignResult result = new Summing(experiment).of(store, true);
            if (output.json()) {
                env.console().result(daxsim.data.CampaignJson.of(result));
            } else {
                Paper paper = output.paper(env.console());
                CampaignText.print(result, paper);
                env.console().result(paper.text());
            }
            folder.write(CampaignFiles.of(result));
        }
        return Status.DONE;
    }
}
