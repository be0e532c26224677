package daxsim.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words that the machine and the designs add to the language.
 *
 * @param designs variants by design id; a design without variants has an empty list
 */
public record Vocabulary(
        Set<String> events, Set<String> promises, Map<String, List<String>> designs, Set<String> profiles) {
    public Vocabulary {
        events = Collections.unmodifiableSet(new LinkedHashSet<>(events));
        promises = Collections.unmodifiableSet(new LinkedHashSet<>(promises));
        Map<String, List<String>> copy = new LinkedHashMap<>();
        designs.forEach((id, variants) -> copy.put(id, List.copyOf(new ArrayList<>(variants))));
        designs = Collections.unmodifiableMap(copy);
        profiles = Collections.unmodifiableSet(new LinkedHashSet<>(profiles));
    }
}
