package daxsim.check;

/** A range of a file that a fault of the script struck. */
public record FileRange(int file, long offset, long length) {}
