package daxsim.cli;

import daxsim.scenario.read.Words;
import daxsim.text.Paper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that prints results. */
final class Output {
    static final List<String> FORMATS = List.of("text", "json");

    @Option(
            names = "--format",
            paramLabel = "text|json",
            completionCandidates = Candidates.Formats.class,
            description = "text: 72 columns, fit for a mail; json: as documented")
    private @Nullable String format;

    @Option(names = "--quiet", description = "no progress, no remarks")
    private boolean quiet;

    @Option(names = "--no-color", description = "no colours, also on a terminal")
    private boolean noColour;

    void check() throws UsageError {
        if (format != null && !FORMATS.contains(format)) {
            throw new UsageError(Words.unknown("format", format, FORMATS) + "; allowed: " + Words.list(FORMATS));
        }
    }

    boolean json() {
        return "json".equals(format);
    }

    boolean quiet() {
        return quiet;
    }

    Paper paper(Console console) {
        return format == null
                ? new Paper(console.width(), console.colour() && !noColour)
                : new Paper(Paper.MAIL, false);
    }
}
