package daxsim.kernel.md;

import daxsim.kernel.dax.DaxDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Builds targets from lines as {@code dmsetup table} prints them; what dmsetup refuses is refused with its reason. */
public final class DmTables {
    /** A table that a target's constructor refuses. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private DmTables() {}

    /**
     * A device from its lines.
     *
     * @param lines {@code start length target args}, legs by name
     * @param devices what legs can be
     */
    public static MappedDevice device(String name, List<String> lines, Map<String, DaxDevice> devices) {
        List<DmTarget> table = new ArrayList<>();
        for (String line : lines) {
            table.add(target(line.strip().split("\\s+"), devices));
        }
        return new MappedDevice(name, table);
    }

    private static DmTarget target(String[] words, Map<String, DaxDevice> devices) {
        long begin = Long.parseLong(words[0]);
        long length = Long.parseLong(words[1]);
        return switch (words[2]) {
            case "linear" -> new DmLinear(begin, length, leg(words[3], devices), Long.parseLong(words[4]));
            case "striped" -> striped(begin, length, words, devices);
            case "error" -> new DmError(begin, length);
            default -> throw new Refused("the target " + words[2] + " is not modelled yet");
        };
    }

    private static DmTarget striped(long begin, long length, String[] words, Map<String, DaxDevice> devices) {
        int stripes = Integer.parseInt(words[3]);
        long chunk = Long.parseLong(words[4]);
        if (chunk == 0 || length % stripes != 0) {
            throw new Refused("striped: Target length not divisible by number of stripes");
        }
        if (length / stripes % chunk != 0) {
            throw new Refused("striped: Target length not divisible by chunk size");
        }
        List<DmStriped.Leg> legs = new ArrayList<>();
        for (int i = 0; i < stripes; i++) {
            legs.add(new DmStriped.Leg(leg(words[5 + 2 * i], devices), Long.parseLong(words[6 + 2 * i])));
        }
        return new DmStriped(begin, length, chunk, legs);
    }

    private static DaxDevice leg(String name, Map<String, DaxDevice> devices) {
        return Objects.requireNonNull(devices.get(name), name);
    }
}
