package daxsim.explore;

import java.util.List;

/**
 * A quantity as it stood after each completed system-level operation of timed run 0, in order: what repeated repairs do to a
 * file.
 *
 * @param name the scenario's name for the quantity
 * @param values one for each completed {@code repair}, the strides of a repeated one included
 */
public record Series(String name, String unit, List<Long> values) {
    public Series {
        values = List.copyOf(values);
    }
}
