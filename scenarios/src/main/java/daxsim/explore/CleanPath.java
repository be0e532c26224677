package daxsim.explore;

import daxsim.play.Candidate;

/**
 * What a design costs those who never meet poison: exact counts of one page-sized pwrite and one page-sized pread of a clean
 * file.
 *
 * @param calls calls between the filesystem and the DAX device
 * @param arguments arguments handed over in those calls
 * @param branches conditions evaluated because of the design, which the kernel without it does not evaluate
 */
public record CleanPath(Candidate candidate, long calls, long arguments, long branches) {}
