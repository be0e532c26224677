package daxsim.conform;

import daxsim.scenario.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plays recordings of real kernels against the model. What a file holds is seen in the file, not in its name. */
public final class Conform {
    private static final Pattern JSON_HEADER =
            Pattern.compile("\\s*\\{\\s*\"recording\"\\s*:\\s*\\{.*\\}\\s*\\}\\s*", Pattern.DOTALL);
    private static final String KINDS =
            "a recording is either lines of 8 fields with TABs (badblocks) or JSON lines that begin with {\"recording\": ...}";

    private final KnownDifferences known;
    private final @Nullable BadblocksCode forced;

    /** A player that finds out by itself which table code a recording comes from. */
    public Conform(KnownDifferences known) {
        this(known, null);
    }

    /** A player that uses one table code for everything. */
    public Conform(KnownDifferences known, @Nullable BadblocksCode forced) {
        this.known = known;
        this.forced = forced;
    }

    /** Plays one file to its end. */
    public ConformOutcome play(Path path) throws BadInput {
        String file = path.toString();
        try (RecordingLines lines = new RecordingLines(path, file)) {
            boolean comments = false;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.startsWith("#")) {
                    comments = true;
                } else if (BadblocksLine.looksLikeOne(line) || comments) {
                    return playBadblocks(path, file, line, lines);
                } else if (JSON_HEADER.matcher(line).matches()) {
                    return skipJson(file, lines);
                } else {
                    throw lines.problem(1, "the file begins with " + BadblocksLine.quote(line), KINDS);
                }
            }
            throw lines.problem(1, comments ? "only comments and no operation" : "an empty file", KINDS);
        }
    }

    private static ConformOutcome skipJson(String file, RecordingLines lines) throws BadInput {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String step = line.strip();
            if (!step.startsWith("{") || !step.endsWith("}")) {
                throw lines.problem(1, "a line that is not a whole JSON object", "each line is one step, {...}");
            }
        }
        return new NotPlayable(file, "device and file recordings are not played yet");
    }

    private ConformResult playBadblocks(Path path, String file, String first, RecordingLines lines) throws BadInput {
        Optional<String> kernel = BadblocksCode.kernelOf(path.toAbsolutePath());
        List<BadblocksPlayer> players = new ArrayList<>();
        for (BadblocksCode code : candidates(kernel)) {
            players.add(new BadblocksPlayer(code, known));
        }
        int entriesBefore = 0;
        for (String text = first; text != null; text = lines.next()) {
            if (!text.startsWith("#")) {
                BadblocksLine line = BadblocksLine.parse(text, lines);
                if (!lines.ended() && !line.listIsWhole(entriesBefore)) {
                    throw lines.problem(text.length() + 1, "the file ends in the middle of a line", "a whole line");
                }
                entriesBefore = line.entries();
                for (BadblocksPlayer player : players) {
                    player.play(line, lines.number());
                }
            }
        }
        if (players.size() == 1) {
            String why = forced != null ? "asked for" : "from a folder named " + kernel.orElseThrow();
            return players.getFirst().result(file, why);
        }
        BadblocksPlayer before = players.getFirst();
        BadblocksPlayer since = players.getLast();
        BadblocksPlayer better = since.agree() > before.agree() ? since : before;
        String why =
                before.agree() == since.agree() ? "both table codes agree equally" : "the other table code agrees less";
        return better.result(file, "no kernel version known: " + why);
    }

    private List<BadblocksCode> candidates(Optional<String> kernel) {
        if (forced != null) {
            return List.of(forced);
        }
        return kernel.flatMap(BadblocksCode::ofKernel).map(List::of).orElse(List.of(BadblocksCode.values()));
    }
}
