package daxsim.scenario;

/**
 * What somebody wrote cannot be used. The message is one line: {@code file:line:column: problem; allowed}.
 *
 * <p>Lines and columns count from 1. What is wrong with a file as a whole stands at 1:1.
 */
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String problem;
    private final String allowed;

    public BadInput(String file, int line, int column, String problem, String allowed) {
        super(file.replaceAll("\\p{Cntrl}", "?") + ":" + line + ":" + column + ": " + problem + "; " + allowed);
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

    /** What would be right. */
    public String allowed() {
        return allowed;
    }
}
