package daxsim.cli;

import daxsim.conform.Conform;
import daxsim.conform.ConformOutcome;
import daxsim.conform.ConformResult;
import daxsim.conform.KnownDifferences;
import daxsim.data.ConformJson;
import daxsim.scenario.BadInput;
import daxsim.text.ConformText;
import daxsim.text.Paper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The model against recordings of real kernels. */
@Command(
        name = "conform",
        abbreviateSynopsis = true,
        description = {
            "Plays recordings of a real kernel against the model.",
            "",
            "Says for each file in how many steps kernel and model agree, and shows the first differences."
        })
final class ConformCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "recordings, or folders of *.tsv and *.jsonl")
    private List<String> names = List.of();

    @Mixin
    private final Output output = new Output();

    private final Env env;

    ConformCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws BadInput, UsageError {
        output.check();
        Conform conform = new Conform(KnownDifferences.shipped());
        List<ConformOutcome> outcomes = new ArrayList<>();
        for (Path file : files()) {
            outcomes.add(conform.play(file));
        }
        Console console = env.console();
        if (output.json()) {
            console.result(ConformJson.of(outcomes));
        } else {
            Paper paper = output.paper(console);
            ConformText.print(outcomes, paper);
            console.result(paper.text());
        }
        return outcomes.stream().anyMatch(ConformCommand::unexplained) ? Status.UNMET : Status.DONE;
    }

    private static boolean unexplained(ConformOutcome outcome) {
        return outcome instanceof ConformResult result && !result.unexplained().isEmpty();
    }

    private List<Path> files() throws BadInput, UsageError {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            Path path;
            try {
                path = Path.of(name);
            } catch (InvalidPathException e) {
                throw new UsageError("there is no file of that name; allowed: recordings, or folders of them");
            }
            if (Files.isDirectory(path)) {
                files.addAll(below(path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> below(Path folder) throws BadInput {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> recordings = all.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(".tsv") || f.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            if (recordings.isEmpty()) {
                throw new BadInput(
                        folder.toString(), 1, 1, "no recording below this folder", "files that end in .tsv or .jsonl");
            }
            return recordings;
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput(folder.toString(), 1, 1, "the folder cannot be read", "name a readable folder");
        }
    }
}
