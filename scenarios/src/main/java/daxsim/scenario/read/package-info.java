/**
 * Reads a scenario from a page of YAML, and says of the first thing that is wrong where it stands and what would be right.
 *
 * <p>{@link daxsim.scenario.read.Language} holds the tables of the language: every key with its form, every verb with its
 * arguments, every value that can be asked for at the end. What the readers accept is looked up there.
 */
@NullMarked
package daxsim.scenario.read;

import org.jspecify.annotations.NullMarked;
