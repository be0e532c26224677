package daxsim.text;

import daxsim.report.Again;

/** The string that repeats an execution, and the command that takes it. */
final class ReplayText {
    private ReplayText() {}

    /** The command, in quotes, so that it can be pasted with the line breaks that it has here. */
    static void command(String indent, String word, String replay, Paper paper) {
        String scenario = Again.isEnough(word, replay) ? "" : Again.quoted(word) + " ";
        paper.broken(indent, indent + "  ", "daxsim run " + scenario + "--replay");
        string(indent + "  ", "'" + replay + "'", paper);
    }

    /** The string alone where it is enough, as it is for scenarios of the library. */
    static void stringOrCommand(String indent, String word, String replay, Paper paper) {
        if (Again.isEnough(word, replay)) {
            string(indent, replay, paper);
        } else {
            command(indent, word, replay, paper);
        }
    }

    private static void string(String indent, String replay, Paper paper) {
        paper.broken(indent, indent, replay);
    }
}
