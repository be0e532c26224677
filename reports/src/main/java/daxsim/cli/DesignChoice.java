package daxsim.cli;

import daxsim.design.Design;
import daxsim.explore.Catalogue;
import daxsim.kernel.Regime;
import daxsim.play.Candidate;
import daxsim.scenario.read.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds designs, variants and regimes by what users type. */
final class DesignChoice {
    private final Catalogue catalogue;

    DesignChoice(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Every candidate that the words name, each once, in the catalogue's order; all when there are no words. */
    List<Candidate> all(List<String> words, @Nullable String regime) throws UsageError {
        Regime kernel = regime(regime);
        List<Candidate> candidates = catalogue.candidates(kernel);
        if (words.isEmpty()) {
            return candidates;
        }
        Set<Candidate> named = new LinkedHashSet<>();
        for (String word : words) {
            named.addAll(named(word, kernel));
        }
        return candidates.stream().filter(named::contains).toList();
    }

    /** The candidate of a word: of a bare id the first variant. */
    Candidate one(String word, @Nullable String regime) throws UsageError {
        return named(word, regime(regime)).getFirst();
    }

    private List<Candidate> named(String word, @Nullable Regime regime) throws UsageError {
        List<Candidate> found = catalogue.named(word, regime);
        if (!found.isEmpty()) {
            return found;
        }
        int colon = word.indexOf(':');
        for (Design design : catalogue.designs()) {
            if (colon > 0 && design.id().equals(word.substring(0, colon))) {
                List<String> names = new ArrayList<>();
                design.variants().stream()
                        .map(Design.Variant::name)
                        .filter(name -> !name.isEmpty())
                        .forEach(names::add);
                throw new UsageError(Words.unknown("variant", word.substring(colon + 1), names) + " of " + design.id()
                        + "; allowed: " + (names.isEmpty() ? design.id() + " alone" : Words.list(names)));
            }
        }
        List<String> ids = catalogue.designs().stream().map(Design::id).toList();
        throw new UsageError(Words.unknown("design", word, ids) + "; allowed: " + Words.list(ids));
    }

    private static @Nullable Regime regime(@Nullable String id) throws UsageError {
        if (id == null) {
            return null;
        }
        Regime regime = Catalogue.regime(id);
        if (regime == null) {
            List<String> ids = Regime.ALL.stream().map(Regime::id).toList();
            throw new UsageError(Words.unknown("regime", id, ids) + "; allowed: " + Words.list(ids));
        }
        return regime;
    }
}
