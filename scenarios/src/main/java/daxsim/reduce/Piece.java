package daxsim.reduce;

import daxsim.scenario.OpRef;

/** Something that can be left out of a scenario. */
public sealed interface Piece {
    /** All operations of a task. */
    record Task(String name, boolean afterReboot) implements Piece {}

    /** One operation, by its number in the scenario as written. */
    record Operation(OpRef ref) implements Piece {}

    /** One fault, by its number in the scenario as written. */
    record Fault(int index) implements Piece {}

    /** One permitted choice, as {@link daxsim.scenario.May#words} has it. */
    record Choice(String word) implements Piece {}
}
