package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.text.Paper;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where daxsim writes: results to one stream, everything else to the other.
 *
 * @param width columns of a line of results
 * @param colour whether results may have colours
 * @param progress whether somebody watches the other stream
 */
record Console(PrintStream out, PrintStream err, int width, boolean colour, boolean progress) {
    /** The process's own streams. */
    static Console ofProcess() {
        boolean terminal = Terminal.isTerminal(1);
        boolean colour = terminal && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Console(
                utf8(System.out),
                utf8(System.err),
                terminal ? Terminal.width() : Paper.TERMINAL,
                colour,
                Terminal.isTerminal(2));
    }

    /** Streams of a program's own, as if no terminal were there. */
    static Console of(OutputStream out, OutputStream err) {
        return new Console(utf8(out), utf8(err), Paper.TERMINAL, false, false);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, false, UTF_8);
    }

    /** A result. */
    void result(String text) {
        out.print(text);
        out.flush();
    }

    /** One line about what went wrong or is going on. */
    void say(String line) {
        err.print("daxsim: " + line + "\n");
        err.flush();
    }

    /** One line that begins with a place in a file. */
    void complain(String line) {
        err.print(line + "\n");
        err.flush();
    }
}
