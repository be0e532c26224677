package daxsim.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the model leaves out: a pointer under each result, the whole text at the end of a report. */
final class LimitsText {
    private LimitsText() {}

    static void print(Paper paper) {
        paper.blank();
        paper.wrapped("", "", "What the model does not cover: docs/model/limits.md", Style.FAINT);
    }

    /** The limits as the repository has them, set anew for the paper. */
    static void printWhole(Paper paper) {
        StringBuilder item = new StringBuilder();
        for (String line : read().split("\n", -1)) {
            boolean continues =
                    line.startsWith("  ") || !line.startsWith("- ") && !line.startsWith("#") && !line.isBlank();
            if (continues) {
                item.append(item.isEmpty() ? "" : " ").append(line.strip());
                continue;
            }
            flush(paper, item);
            if (line.startsWith("#")) {
                paper.head(line.replaceFirst("^#+ ", ""));
            } else if (line.startsWith("- ")) {
                item.append(line);
            }
        }
        flush(paper, item);
    }

    private static void flush(Paper paper, StringBuilder item) {
        String text = item.toString();
        item.setLength(0);
        if (text.startsWith("- ")) {
            paper.wrapped("  - ", "    ", text.substring(2), Style.PLAIN);
        } else if (!text.isEmpty()) {
            paper.wrapped("  ", "  ", text, Style.PLAIN);
        }
    }

    private static String read() {
        try (InputStream in = LimitsText.class.getResourceAsStream("/daxsim/limits.md")) {
            if (in == null) {
                throw new IllegalStateException("the build left out the limits of the model");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
