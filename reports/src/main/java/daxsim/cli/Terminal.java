package daxsim.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import daxsim.text.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of the terminal, if there is one. */
final class Terminal {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 160;
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");

    private Terminal() {}

    /** Whether a standard stream (1 or 2) goes to a terminal. */
    static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // Not Linux: Java tells only whether input and output both are terminals.
            java.io.Console console = System.console();
            return console != null && console.isTerminal();
        }
    }

    /** Columns of the terminal, within what makes sense for a table. */
    static int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readNBytes(64), US_ASCII);
            stty.waitFor(1, TimeUnit.SECONDS);
            Matcher size = SIZE.matcher(answer);
            int columns = size.matches() ? Integer.parseInt(size.group(1)) : 0;
            return columns == 0 ? Paper.TERMINAL : Math.clamp(columns, NARROWEST, WIDEST);
        } catch (IOException e) {
            return Paper.TERMINAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Paper.TERMINAL;
        }
    }
}
