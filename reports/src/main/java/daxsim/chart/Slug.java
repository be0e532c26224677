package daxsim.chart;

import java.util.HashSet;
import java.util.Set;

/** Names that are safe as a file and as an id, whatever a scenario or a quantity is called. */
final class Slug {
    private static final int LONGEST = 80;

    private final Set<String> taken = new HashSet<>();

    /** A name that this has not given yet. */
    String of(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        String name = plain.isEmpty() ? "chart" : plain.substring(0, Math.min(LONGEST, plain.length()));
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(java.util.Locale.ROOT)); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
