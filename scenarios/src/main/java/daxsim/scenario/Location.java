package daxsim.scenario;

/** A place in a scenario's text. Lines and columns count from 1; a column is a character, not a byte. */
public record Location(int line, int column) {}
