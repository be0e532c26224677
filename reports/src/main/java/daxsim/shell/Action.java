package daxsim.shell;

import java.util.List;

/**
 * Something that the script does.
 *
 * @param key under which what came of it is kept
 */
sealed interface Action {
    String key();

    /** A command of xfs_io on a file. */
    record Io(String key, String file, String command, Judged judged) implements Action {}

    /** An operation of a task's hand: a process that keeps its mappings. */
    record Hand(String key, String task, String words, Judged judged) implements Action {}

    /** Lines of the script. */
    record Lines(String key, List<String> lines) implements Action {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What is looked at when an action has ended.
     *
     * @param original the file with the original data
     * @param offset where bytes that came back begin
     * @param wanted what the model says; nothing when it says nothing
     * @param signal that the access is interrupted by and goes on behind
     * @param handler what its repair returns
     */
    record Judged(String original, long offset, List<String> wanted, List<String> signal, List<String> handler) {
        public Judged {
            wanted = List.copyOf(wanted);
            signal = List.copyOf(signal);
            handler = List.copyOf(handler);
        }

        Judged(String original, long offset, List<String> wanted) {
            this(original, offset, wanted, List.of(), List.of());
        }
    }
}
