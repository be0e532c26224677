package daxsim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the model leaves out, as the repository has it in docs/model/limits.md. */
public final class Limits {
    private Limits() {}

    /**
     * A headline with what stands below it.
     *
     * @param level 1 for the title
     */
    public record Section(int level, String title, List<Part> parts) {
        public Section {
            parts = List.copyOf(parts);
        }

        /** Whether there is a list. */
        public boolean hasItems() {
            return parts.stream().anyMatch(Part::item);
        }
    }

    /** A paragraph or an item of a list, on one line; words in backticks are code. */
    public record Part(boolean item, String text) {}

    /** The limits of this version. */
    public static List<Section> read() {
        try (InputStream in = Limits.class.getResourceAsStream("/daxsim/limits.md")) {
            if (in == null) {
                throw new IllegalStateException("the build left out the limits of the model");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Headlines, paragraphs, and lists of one level. */
    static List<Section> parse(String text) {
        List<Section> sections = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        String title = "";
        int level = 0;
        StringBuilder open = new StringBuilder();
        for (String line : (text + "\n\n").split("\n", -1)) {
            boolean head = line.startsWith("#");
            boolean item = line.startsWith("- ");
            if (head || item || line.isBlank()) {
                close(open, parts);
            }
            if (head) {
                add(sections, level, title, parts);
                level = line.indexOf(' ');
                title = line.substring(level + 1).strip();
                parts = new ArrayList<>();
            } else if (!line.isBlank()) {
                open.append(open.isEmpty() ? "" : " ").append(item ? line : line.strip());
            }
        }
        add(sections, level, title, parts);
        return List.copyOf(sections);
    }

    private static void close(StringBuilder open, List<Part> parts) {
        if (!open.isEmpty()) {
            String text = open.toString();
            boolean item = text.startsWith("- ");
            parts.add(new Part(item, item ? text.substring(2) : text));
            open.setLength(0);
        }
    }

    private static void add(List<Section> sections, int level, String title, List<Part> parts) {
        if (level > 0) {
            sections.add(new Section(level, title, parts));
        }
    }
}
