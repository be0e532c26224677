package daxsim.text;

/** The command that repeats an execution. */
final class ReplayText {
    private ReplayText() {}

    /** In quotes, so that it can be pasted with the line breaks that it has here. */
    static void print(String indent, String word, String replay, Paper paper) {
        boolean isId = replay.contains("/" + word + "@");
        String command = "daxsim run " + (isId ? "" : quoted(word) + " ") + "--replay";
        paper.broken(indent, indent + "  ", command);
        paper.broken(indent + "  ", indent + "  ", "'" + replay + "'");
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._/+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
