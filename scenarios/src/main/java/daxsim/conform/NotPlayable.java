package daxsim.conform;

/** A recording that is sound but of a kind that the model does not play. */
public record NotPlayable(String file, String reason) implements ConformOutcome {}
