package daxsim.explore;

import java.util.List;

/**
 * A quantity as it stood after each repair of timed run 0 that returned, whatever it returned: what repeated repairs do to a
 * file.
 *
 * @param name the scenario's name for the quantity
 * @param values one for each {@code repair}, each turn of a repeated one, and each repair of a SIGBUS handler, in order
 */
public record Series(String name, String unit, List<Long> values) {
    public Series {
        values = List.copyOf(values);
    }
}
