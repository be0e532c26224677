package daxsim.cli;

import daxsim.explore.Catalogue;
import daxsim.play.Candidate;
import daxsim.report.Plan;
import daxsim.scenario.BadInput;
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
            description = "an id or a topic of the library, a file, or a folder of files")
    private List<String> scenarios = List.of();

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

    Plan plan(int timedRuns) throws BadInput, UsageError {
        Numbers.check("--jobs", jobs, 1, 1024);
        Catalogue catalogue = new Catalogue();
        List<Chosen> chosen = new ScenarioChoice(catalogue).all(scenarios);
        Map<String, String> words = new HashMap<>();
        chosen.forEach(c -> words.put(c.scenario().path(), c.word()));
        return new Plan(
                chosen.stream().map(Chosen::scenario).toList(),
                words,
                new DesignChoice(catalogue).all(designs, regime),
                seed,
                timedRuns);
    }
}
