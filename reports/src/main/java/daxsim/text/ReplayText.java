package daxsim.text;

import java.util.Locale;

/** The string that repeats an execution, and the command that takes it. */
final class ReplayText {
    private ReplayText() {}

    /** The command, in quotes, so that it can be pasted with the line breaks that it has here. */
    static void command(String indent, String word, String replay, Paper paper) {
        String scenario = isEnough(word, replay) ? "" : quoted(word) + " ";
        paper.broken(indent, indent + "  ", "daxsim run " + scenario + "--replay");
        string(indent + "  ", "'" + replay + "'", paper);
    }

    /** The string alone where it is enough, as it is for scenarios of the library. */
    static void stringOrCommand(String indent, String word, String replay, Paper paper) {
        if (isEnough(word, replay)) {
            string(indent, replay, paper);
        } else {
            command(indent, word, replay, paper);
        }
    }

    private static void string(String indent, String replay, Paper paper) {
        paper.broken(indent, indent, replay);
    }

    private static boolean isEnough(String word, String replay) {
        return replay.contains("/" + word + "@");
    }

    /** As a shell takes it; what is not printable ASCII is escaped in the way of bash and zsh. */
    private static String quoted(String word) {
        if (word.matches("[A-Za-z0-9._/+-]+")) {
            return word;
        }
        if (word.matches("[ -~]+")) {
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
