package daxsim.text;

/** The string that repeats an execution, and the command that takes it. */
final class ReplayText {
    private ReplayText() {}

    /** The command, in quotes, so that it can be pasted with the line breaks that it has here. */
    static void command(String indent, String word, String replay, Paper paper) {
        boolean isId = replay.contains("/" + word + "@");
        paper.broken(indent, indent + "  ", "daxsim run " + (isId ? "" : quoted(word) + " ") + "--replay");
        string(indent + "  ", "'" + replay + "'", paper);
    }

    /** The string alone. */
    static void string(String indent, String replay, Paper paper) {
        paper.broken(indent, indent, replay);
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._/+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
