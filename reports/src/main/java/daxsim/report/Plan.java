package daxsim.report;

import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What was asked.
 *
 * @param words how a user names each scenario on the command line, by the scenario's path
 * @param timedRuns for each cell; 0 for none
 */
public record Plan(
        List<Scenario> scenarios, Map<String, String> words, List<Candidate> candidates, long seed, int timedRuns) {
    public Plan {
        scenarios = List.copyOf(scenarios);
        words = Map.copyOf(words);
        candidates = List.copyOf(candidates);
    }

    /** What to type for a scenario. */
    public String word(Scenario scenario) {
        return words.getOrDefault(scenario.path(), scenario.path());
    }

    /** Ids of the designs, each once, in order. */
    public List<String> designs() {
        return candidates.stream().map(c -> c.design().id()).distinct().toList();
    }

    /** Ids of the regimes in use, each once. */
    public List<String> regimes() {
        return List.copyOf(
                new TreeSet<>(candidates.stream().map(c -> c.regime().id()).toList()));
    }

    /** Number of cells that it has. */
    public int cells() {
        return scenarios.size() * candidates.size();
    }
}
