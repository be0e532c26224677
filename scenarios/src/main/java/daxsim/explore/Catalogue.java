package daxsim.explore;

import daxsim.check.Promise;
import daxsim.design.Design;
import daxsim.design.Designs;
import daxsim.hardware.Profile;
import daxsim.kernel.Regime;
import daxsim.play.Candidate;
import daxsim.scenario.Vocabulary;
import daxsim.trace.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What there is to choose from: designs and their variants, regimes, and the words that scripts may use. */
public final class Catalogue {
    private final List<Design> designs;

    public Catalogue() {
        this(Designs.all());
    }

    /** With designs of the caller's own. */
    public Catalogue(List<Design> designs) {
        this.designs = List.copyOf(designs);
    }

    public List<Design> designs() {
        return designs;
    }

    /** Every variant of every design, in its own regime or in a given one. */
    public List<Candidate> candidates(@Nullable Regime regime) {
        List<Candidate> all = new ArrayList<>();
        for (Design design : designs) {
            for (Design.Variant variant : design.variants()) {
                all.add(new Candidate(design, variant.name(), regime == null ? design.regime() : regime));
            }
        }
        return all;
    }

    /**
     * The candidates that a word means: {@code design} all its variants, {@code design:variant} one; empty when there is no
     * such design or variant.
     */
    public List<Candidate> named(String word, @Nullable Regime regime) {
        return candidates(regime).stream()
                .filter(c -> c.name().equals(word) || c.design().id().equals(word))
                .toList();
    }

    /** The regime of that id, or null. */
    public static @Nullable Regime regime(String id) {
        for (Regime regime : Regime.ALL) {
            if (regime.id().equals(id)) {
                return regime;
            }
        }
        return null;
    }

    /** The words that the machine and the designs add to the scenario language. */
    public Vocabulary vocabulary() {
        Set<String> events = new LinkedHashSet<>();
        for (EventType type : EventType.values()) {
            events.add(type.word());
        }
        Map<String, List<String>> variants = new LinkedHashMap<>();
        for (Design design : designs) {
            variants.put(
                    design.id(),
                    design.variants().stream()
                            .map(Design.Variant::name)
                            .filter(name -> !name.isEmpty())
                            .toList());
        }
        Set<String> promises = new LinkedHashSet<>();
        for (Promise promise : Promise.values()) {
            promises.add(promise.word());
        }
        return new Vocabulary(events, promises, variants, new LinkedHashSet<>(Profile.IDS));
    }
}
