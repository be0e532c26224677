package daxsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Commands as they are typed in a shell. */
public final class Again {
    private Again() {}

    /** Words in quotes where a shell would not leave them alone. */
    public static String line(List<String> words) {
        return String.join(" ", words.stream().map(Again::quoted).toList());
    }

    /** The command that repeats an execution; a scenario of the library need not be named. */
    public static String replay(String word, String replay) {
        List<String> words = new ArrayList<>(List.of("./daxsim", "run"));
        if (!isEnough(word, replay)) {
            words.add(word);
        }
        words.add("--replay");
        return line(words) + " '" + replay + "'";
    }

    /** Whether the string names its scenario by the word that a user would type. */
    public static boolean isEnough(String word, String replay) {
        return replay.contains("/" + word + "@");
    }

    /** One word, as a shell takes it; what is not printable ASCII is escaped in the way of bash and zsh. */
    public static String quoted(String word) {
        if (word.matches("[A-Za-z0-9._/,:=+-]+")) {
            return word;
        }
        if (word.matches("[ -~]*")) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
        StringBuilder escaped = new StringBuilder("$'");
        word.codePoints().forEach(c -> {
            if (c == '\\' || c == '\'') {
                escaped.append('\\').appendCodePoint(c);
            } else if (c >= ' ' && c <= '~') {
                escaped.appendCodePoint(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\U%08x", c));
            }
        });
        return escaped.append('\'').toString();
    }
}
