package daxsim.conform;

import java.util.List;

/**
 * A recording that was played to its end.
 *
 * @param model which of the model's variants played
 * @param chosenBecause why that one
 * @param agree steps in which everything agreed
 * @param total steps
 * @param differences the other steps, in order
 */
public record ConformResult(
        String file, String model, String chosenBecause, int agree, int total, List<Difference> differences)
        implements ConformOutcome {
    public ConformResult {
        differences = List.copyOf(differences);
    }

    /** The differences that no known difference explains: any of them is a failure. */
    public List<Difference> unexplained() {
        return differences.stream().filter(d -> d.explanation() == null).toList();
    }
}
