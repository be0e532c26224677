package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.Location;

/** A place in some file, and the way to complain about it. */
record Place(String file, int line, int column) {
    /** What is wrong with a file as a whole. */
    static BadInput whole(String file, String problem, String allowed) {
        return new Place(file, 1, 1).bad(problem, allowed);
    }

    BadInput bad(String problem, String allowed) {
        return new BadInput(file, line, column, problem, allowed);
    }

    Place right(int columns) {
        return new Place(file, line, column + columns);
    }

    Location location() {
        return new Location(line, column);
    }
}
