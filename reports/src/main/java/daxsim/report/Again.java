package daxsim.report;

import java.util.ArrayList;
import java.util.List;

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

    /** One word. */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9._/,:=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
