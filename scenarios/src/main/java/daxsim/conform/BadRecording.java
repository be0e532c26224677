package daxsim.conform;

/** A file that is not a recording, or a damaged one. The message says where, what is wrong and what is allowed. */
public final class BadRecording extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String problem;
    private final String allowed;

    /** Line and column count from 1. */
    public BadRecording(String file, int line, int column, String problem, String allowed) {
        super(file + ":" + line + ":" + column + ": " + problem + "; " + allowed);
        this.file = file;
        this.line = line;
        this.column = column;
        this.problem = problem;
        this.allowed = allowed;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What would have been right. */
    public String allowed() {
        return allowed;
    }
}
