package daxsim.text;

import daxsim.report.BrokenPromises;
import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.List;

/** The table of promises that hold for every run, whatever its scenario asks. */
final class PromisesText {
    private static final int NARROWEST = 8;
    private static final int WIDEST = 11;

    private PromisesText() {}

    static void print(BrokenPromises broken, Paper paper) {
        paper.head("Promises that every run is held to");
        paper.wrapped(
                "",
                "",
                "In how many scenarios some execution breaks one. What each means: daxsim list checks.",
                Style.FAINT);
        int label = broken.rows().stream()
                .mapToInt(r -> r.promise().word().length())
                .max()
                .orElse(0);
        int columns = broken.designs().size();
        int room = paper.width() - label - 1;
        int perBlock = Math.max(1, Math.min(columns, room / (NARROWEST + 1)));
        int width = Math.min(WIDEST, room / perBlock - 1);
        for (int from = 0; from < columns; from += perBlock) {
            paper.blank();
            block(broken, from, Math.min(columns, from + perBlock), label, width, paper);
        }
    }

    private static void block(BrokenPromises broken, int from, int to, int label, int width, Paper paper) {
        Heads heads = new Heads(broken.designs().subList(from, to), width);
        for (int row = 0; row < heads.height(); row++) {
            List<Piece> line = new ArrayList<>();
            line.add(new Piece(row == heads.height() - 1 ? "promise" : "", Style.HEAD).left(label));
            for (int column = 0; column < to - from; column++) {
                line.add(new Piece(" " + heads.line(column, row), Style.HEAD).left(width + 1));
            }
            paper.line(line);
        }
        for (BrokenPromises.Row row : broken.rows()) {
            List<Piece> line = new ArrayList<>();
            line.add(Piece.plain(row.promise().word()).left(label));
            for (long count : row.scenarios().subList(from, to)) {
                line.add(Piece.plain(" "));
                line.add((count == 0 ? new Piece(".", Style.FAINT) : new Piece(Long.toString(count), Style.BAD))
                        .left(width));
            }
            paper.line(line);
        }
        for (String cut : heads.legend()) {
            paper.wrapped("", "  ", cut, Style.FAINT);
        }
    }
}
