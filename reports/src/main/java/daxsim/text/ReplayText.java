package daxsim.text;

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

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._/+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
