package daxsim.cli;

import daxsim.explore.Catalogue;
import daxsim.play.Candidate;
import daxsim.report.Plan;
import daxsim.scenario.BadInput;
import daxsim.scenario.read.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Arguments that say which cells are to be filled. */
final class Question {
    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO|DIR",
            completionCandidates = Candidates.Topics.class,
            description = "an id or a topic of the library, a file, or a folder of files")
    private List<String> scenarios = List.of();

    @Option(
            names = "--designs",
            paramLabel = "ID[:VARIANT],...",
            completionCandidates = Candidates.DesignNames.class,
            description = "these designs only, separated by commas; a bare id means all its variants")
    private List<String> designs = List.of();

    @Option(
            names = "--regime",
            paramLabel = "ID",
            completionCandidates = Candidates.Regimes.class,
            description = "this kernel around every design (default: each its own)")
    private @Nullable String regime;

    @Option(names = "--seed", paramLabel = "N", description = "of everything that is drawn (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--jobs", paramLabel = "N", description = "threads (default: one for each processor)")
    private int jobs = Runtime.getRuntime().availableProcessors();

    boolean namesScenarios() {
        return !scenarios.isEmpty();
    }

    long seed() {
        return seed;
    }

    int jobs() {
        return jobs;
    }

    /** The only scenario; {@code option} is what wants just one. */
    Chosen only(String option) throws BadInput, UsageError {
        List<Chosen> chosen = new ScenarioChoice(new Catalogue()).all(scenarios);
        if (chosen.size() != 1) {
            throw new UsageError(option + " takes one scenario, these are " + chosen.size() + "; name one of them");
        }
        return chosen.getFirst();
    }

    /** Two candidates that are named with a comma between them. */
    List<Candidate> pair(String words) throws UsageError {
        if (!designs.isEmpty()) {
            throw new UsageError("--diverge names its designs itself; allowed: --diverge A,B without --designs");
        }
        String[] two = words.split(",", -1);
        if (two.length != 2) {
            throw new UsageError("--diverge " + words + " names not two designs; allowed: --diverge A,B");
        }
        DesignChoice choice = new DesignChoice(new Catalogue());
        Candidate one = choice.one(two[0], regime);
        Candidate other = choice.one(two[1], regime);
        if (one.equals(other)) {
            throw new UsageError("--diverge " + words + " names one design twice; allowed: two different ones");
        }
        return List.of(one, other);
    }

    /** The words that ask the same again, with what was left to its default written out. */
    List<String> again(String command) {
        List<String> words = new ArrayList<>(List.of("./daxsim", command));
        words.addAll(scenarios);
        if (!designs.isEmpty()) {
            words.addAll(List.of("--designs", String.join(",", designs)));
        }
        if (regime != null) {
            words.addAll(List.of("--regime", regime));
        }
        words.addAll(List.of("--seed", Long.toString(seed)));
        return words;
    }

    private static List<String> names(List<String> lists) throws UsageError {
        List<String> names = new ArrayList<>();
        for (String list : lists) {
            for (String name : list.split(",", -1)) {
                if (name.isBlank()) {
                    throw new UsageError("--designs " + Words.quote(list)
                            + " has a comma too many or no name; allowed: ids with one comma between them");
                }
                names.add(name.strip());
            }
        }
        return names;
    }

    Plan plan(int timedRuns) throws BadInput, UsageError {
        Numbers.check("--jobs", jobs, 1, 1024);
        Catalogue catalogue = new Catalogue();
        List<Chosen> chosen = new ScenarioChoice(catalogue).all(scenarios);
        Map<String, String> words = new HashMap<>();
        chosen.forEach(c -> words.put(c.scenario().path(), c.word()));
        return new Plan(
                chosen.stream().map(Chosen::scenario).toList(),
                words,
                new DesignChoice(catalogue).all(names(designs), regime),
                seed,
                timedRuns);
    }
}
