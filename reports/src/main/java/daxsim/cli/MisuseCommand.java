package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.data.MisuseJson;
import daxsim.explore.Catalogue;
import daxsim.misuse.Family;
import daxsim.play.Candidate;
import daxsim.report.MisuseReport;
import daxsim.text.MisuseText;
import daxsim.text.Paper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which mistakes an API invites. */
@Command(
        name = "misuse",
        abbreviateSynopsis = true,
        description = {
            "Shows which mistakes the API of a design invites.",
            "",
            "Plays every small program over the calls that a design offers, in every interleaving: how many of how many break a"
                    + " promise, by the kind of mistake in their text, and the smallest of each kind. No mistake counts for a"
                    + " design whose API cannot express it."
        })
final class MisuseCommand implements Callable<Integer> {
    private static final String DATA = "misuse.json";
    private static final String TEXT = "misuse.txt";

    @Option(
            names = "--designs",
            split = ",",
            paramLabel = "ID[:VARIANT]",
            description = "these designs only, separated by commas; a bare id means all its variants")
    private List<String> designs = List.of();

    @Option(
            names = "--regime",
            paramLabel = "ID",
            description = "this kernel around every design (default: each its own)")
    private @Nullable String regime;

    @Option(names = "--short", description = "only the programs that reports of compare count")
    private boolean brief;

    @Option(names = "--jobs", paramLabel = "N", description = "threads (default: one for each processor)")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "a new folder for the smallest programs as scenarios, " + DATA + " and " + TEXT)
    private @Nullable String out;

    @Mixin
    private final Output output = new Output();

    private final Env env;

    MisuseCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        Numbers.check("--jobs", jobs, 1, 1024);
        List<Candidate> candidates = new DesignChoice(new Catalogue()).all(designs, regime);
        if (out == null) {
            return print(study(candidates));
        }
        try (ReportFolder folder = ReportFolder.named(out)) {
            MisuseReport report = study(candidates);
            folder.write(files(report));
            int status = print(report);
            if (!output.quiet()) {
                env.console().say("the programs are in " + folder.shown());
            }
            return status;
        }
    }

    private MisuseReport study(List<Candidate> candidates) throws Exception {
        env.listening().run();
        return new MisuseFilling(env, output.quiet()).run(candidates, brief ? Family.SHORT : Family.ALL, jobs);
    }

    private int print(MisuseReport report) {
        Console console = env.console();
        if (output.json()) {
            console.result(MisuseJson.of(report));
        } else {
            Paper paper = output.paper(console);
            MisuseText.print(report, false, paper);
            console.result(paper.text());
        }
        if (report.interrupted()) {
            console.say("interrupted; nothing is kept of a table that is not whole. To begin anew: daxsim misuse");
            return Status.INTERRUPTED;
        }
        return Status.DONE;
    }

    private static Map<String, byte[]> files(MisuseReport report) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(DATA, MisuseJson.of(report).getBytes(UTF_8));
        Paper paper = new Paper(Paper.MAIL, false);
        MisuseText.print(report, true, paper);
        files.put(TEXT, paper.text().getBytes(UTF_8));
        report.pages().forEach((name, page) -> files.put(name, page.getBytes(UTF_8)));
        return files;
    }
}
