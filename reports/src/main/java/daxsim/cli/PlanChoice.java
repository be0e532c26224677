package daxsim.cli;

import daxsim.campaign.plan.Plan;
import daxsim.campaign.plan.PlanLibrary;
import daxsim.campaign.run.Experiment;
import daxsim.explore.Catalogue;
import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.read.PlanReader;
import daxsim.scenario.read.Words;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds campaign plans by what users type. */
final class PlanChoice {
    private final Catalogue catalogue;

    PlanChoice(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** An id of the library, or a path. */
    Plan one(String word) throws BadInput, UsageError {
        boolean isPath = word.contains("/") || word.endsWith(".yaml") || word.endsWith(".yml");
        if (!isPath && PlanLibrary.IDS.contains(word)) {
            return PlanLibrary.read(word, catalogue.vocabulary());
        }
        Path path;
        try {
            path = Path.of(word);
        } catch (InvalidPathException e) {
            throw new UsageError(Words.quote(word) + " is no path; allowed: an id of the library or a file");
        }
        if (!isPath && !Files.exists(path)) {
            throw new UsageError(Words.unknown("plan", word, PlanLibrary.IDS) + "; allowed: "
                    + Words.list(PlanLibrary.IDS) + ", or a file");
        }
        return PlanReader.read(path, catalogue.vocabulary());
    }

    /** The plan with the candidates that it names, or with others. */
    Experiment experiment(Plan plan, List<String> designs, @Nullable String regime) throws BadInput, UsageError {
        List<Candidate> candidates =
                new DesignChoice(catalogue).all(designs.isEmpty() ? plan.designs() : designs, regime);
        return new Experiment(plan, candidates);
    }
}
