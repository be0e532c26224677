package daxsim.kernel.md;

import daxsim.kernel.Core;
import daxsim.kernel.dax.DaxDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Builds tables from lines as {@code dmsetup table} prints them. Whoever read them has refused what the kernel refuses. */
public final class DmTables {
    private DmTables() {}

    /**
     * A table from its lines.
     *
     * @param lines {@code start length target args}, legs by name
     * @param devices what legs can be
     */
    public static DmTable table(Core core, List<String> lines, Map<String, DaxDevice> devices) {
        List<DmTarget> targets = new ArrayList<>();
        for (String line : lines) {
            targets.add(target(core, line.strip().split("\\s+"), devices));
        }
        return new DmTable(targets, core.regime().mapperDax());
    }

    private static DmTarget target(Core core, String[] words, Map<String, DaxDevice> devices) {
        long begin = Long.parseLong(words[0]);
        long length = Long.parseLong(words[1]);
        return switch (words[2]) {
            case "linear" -> new DmLinear(begin, length, leg(words[3], words[4], devices));
            case "striped" -> new DmStriped(begin, length, Long.parseLong(words[4]), stripes(words, devices));
            case "log-writes" -> new DmLogWrites(core, begin, length, leg(words[3], "0", devices));
            case "error" -> new DmError(begin, length);
            default -> throw new IllegalArgumentException("no target " + words[2]);
        };
    }

    private static List<DmTarget.Leg> stripes(String[] words, Map<String, DaxDevice> devices) {
        List<DmTarget.Leg> legs = new ArrayList<>();
        for (int i = 5; i < words.length; i += 2) {
            legs.add(leg(words[i], words[i + 1], devices));
        }
        return legs;
    }

    private static DmTarget.Leg leg(String name, String start, Map<String, DaxDevice> devices) {
        return new DmTarget.Leg(Objects.requireNonNull(devices.get(name), name), Long.parseLong(start));
    }
}
