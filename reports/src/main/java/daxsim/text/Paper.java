package daxsim.text;

import java.util.ArrayList;
import java.util.List;

/** Lines that never are longer than the paper is wide, have no trailing blanks and only printable ASCII. */
public final class Paper {
    /** The width of a mail to a kernel list. */
    public static final int MAIL = 72;

    /** The width of a terminal that does not say how wide it is. */
    public static final int TERMINAL = 80;

    private final int width;
    private final boolean colour;
    private final StringBuilder text = new StringBuilder();
    private boolean afterBlank = true;

    public Paper(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    int width() {
        return width;
    }

    /** Everything that was written. */
    public String text() {
        return text.toString();
    }

    /** An empty line, unless there is one already. */
    Paper blank() {
        if (!afterBlank) {
            text.append('\n');
            afterBlank = true;
        }
        return this;
    }

    /** A headline. */
    Paper head(String line) {
        blank();
        return wrapped("", "", line, Style.HEAD);
    }

    /** One line of styled pieces; what is too long is cut. */
    Paper line(Piece... pieces) {
        return line(List.of(pieces));
    }

    /** One line of styled pieces; what is too long is cut. */
    Paper line(List<Piece> pieces) {
        List<Piece> fitting = fit(pieces);
        for (Piece piece : fitting) {
            text.append(paint(piece));
        }
        text.append('\n');
        afterBlank = fitting.isEmpty();
        return this;
    }

    /** A paragraph. */
    Paper wrapped(String first, String next, String paragraph) {
        return wrapped(first, next, paragraph, Style.PLAIN);
    }

    /** A paragraph that begins with {@code first} and goes on with {@code next} in front of each line. */
    Paper wrapped(String first, String next, String paragraph, Style style) {
        String start = first;
        for (String part : wrap(Ascii.of(paragraph), width - Math.max(first.length(), next.length()))) {
            line(new Piece(start, Style.PLAIN), new Piece(part, style));
            start = next;
        }
        return this;
    }

    /** One line as it is, however long: scripts read it. */
    Paper whole(String line, Style style) {
        text.append(paint(new Piece(line.replaceAll("\\p{Cntrl}", "?"), style))).append('\n');
        afterBlank = false;
        return this;
    }

    /** A string that has to be copied whole, broken behind slashes where they are; the breaks do not count. */
    Paper broken(String first, String next, String word) {
        String start = first;
        for (int at = 0; at < word.length(); ) {
            int end = Math.min(word.length(), at + width - start.length());
            int slash = word.lastIndexOf('/', end - 1) + 1;
            if (end < word.length() && slash > at) {
                end = slash;
            }
            line(new Piece(start + word.substring(at, end), Style.PLAIN));
            at = end;
            start = next;
        }
        return this;
    }

    private List<Piece> fit(List<Piece> pieces) {
        List<Piece> fitting = new ArrayList<>();
        int left = width;
        for (Piece piece : pieces) {
            String shown = Ascii.of(piece.text());
            String cut = shown.length() > left ? shown.substring(0, left) : shown;
            left -= cut.length();
            fitting.add(new Piece(cut, piece.style()));
        }
        while (!fitting.isEmpty()) {
            Piece last = fitting.removeLast();
            String stripped = last.text().stripTrailing();
            if (!stripped.isEmpty()) {
                fitting.add(new Piece(stripped, last.style()));
                break;
            }
        }
        return fitting;
    }

    private String paint(Piece piece) {
        boolean paints =
                colour && !piece.style().code().isEmpty() && !piece.text().isBlank();
        return paints ? "\u001b[" + piece.style().code() + "m" + piece.text() + "\u001b[0m" : piece.text();
    }

    /** Breaks at blanks, and inside a word only when it is longer than a line. */
    static List<String> wrap(String paragraph, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.strip().split(" +")) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > width) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Some text of one style. */
    record Piece(String text, Style style) {
        static Piece plain(String text) {
            return new Piece(text, Style.PLAIN);
        }

        /** With blanks behind it up to a width. */
        Piece left(int columns) {
            return new Piece(text + " ".repeat(Math.max(0, columns - text.length())), style);
        }

        /** With blanks before it up to a width. */
        Piece right(int columns) {
            return new Piece(" ".repeat(Math.max(0, columns - text.length())) + text, style);
        }
    }
}
