package daxsim.shell;

import java.util.ArrayList;
import java.util.List;

/** Words and comments of a shell. */
final class Bash {
    private static final int WIDTH = 80;

    private Bash() {}

    /** A word that stands for itself. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=:,%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A part of a variable's name. */
    static String name(String word) {
        return word.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** A paragraph of comment lines. */
    static List<String> comment(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("#");
        for (String word : ascii(paragraph).split(" +")) {
            if (line.length() > 1 && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(1);
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Printable ASCII on one line: what a scenario says must not become a command. */
    static String ascii(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[^ -~]", "?").strip();
    }

    /** Says, in the script and when it runs, what cannot be brought about. */
    static String cannot(String what) {
        return "say " + quoted("# cannot be forced here: " + ascii(what));
    }

    /** Says something when the script runs. */
    static String say(String what) {
        return "say " + quoted("# " + ascii(what));
    }
}
