package daxsim.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One device-mapper device.
 *
 * @param table the lines of its table, without the name prefix that {@code dmsetup table} may print
 * @param mixed the policy for legs that cannot recover, or null for the design's own
 */
public record Dm(String name, List<String> table, @Nullable String mixed, Location at) {
    public Dm {
        table = List.copyOf(table);
    }
}
