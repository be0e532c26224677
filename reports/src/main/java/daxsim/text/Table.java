package daxsim.text;

import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.List;

/** Rows whose columns are as wide as their widest cell. The last column takes the rest of the line and is wrapped. */
final class Table {
    private static final int NEEDED = 20;

    private final String indent;
    private final List<Boolean> toTheRight = new ArrayList<>();
    private final List<List<Piece>> rows = new ArrayList<>();

    Table(String indent) {
        this.indent = indent;
    }

    /** Columns that are aligned at their right edge, by index. */
    Table right(int... columns) {
        for (int column : columns) {
            while (toTheRight.size() <= column) {
                toTheRight.add(false);
            }
            toTheRight.set(column, true);
        }
        return this;
    }

    Table row(Style style, String... cells) {
        List<Piece> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(new Piece(Ascii.of(cell), style));
        }
        rows.add(row);
        return this;
    }

    Table row(String... cells) {
        return row(Style.PLAIN, cells);
    }

    Table row(List<Piece> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Paper paper) {
        List<Integer> widths = widths();
        String gap = gap(widths, paper);
        for (List<Piece> row : rows) {
            print(row, widths, gap, paper);
        }
    }

    /** Narrower where columns of numbers would not fit otherwise. */
    private String gap(List<Integer> widths, Paper paper) {
        int sum = indent.length() + widths.stream().mapToInt(Integer::intValue).sum();
        boolean fits = sum + 2 * (widths.size() - 1) <= paper.width();
        return fits || !isRight(widths.size() - 1) ? "  " : " ";
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (List<Piece> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).text().length();
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        return widths;
    }

    private void print(List<Piece> row, List<Integer> widths, String gap, Paper paper) {
        List<Piece> line = new ArrayList<>();
        line.add(Piece.plain(indent));
        int used = indent.length();
        for (int i = 0; i < row.size() - 1; i++) {
            line.add(aligned(row, i, widths));
            line.add(Piece.plain(gap));
            used += widths.get(i) + gap.length();
        }
        int last = row.size() - 1;
        int left = paper.width() - used;
        if (row.get(last).text().length() <= left) {
            line.add(isRight(last) ? aligned(row, last, widths) : row.get(last));
            paper.line(line);
            return;
        }
        String hang = " ".repeat(used);
        if (left < NEEDED) {
            // Too narrow for a column: the text goes below.
            paper.line(line);
            hang = indent + "    ";
            left = paper.width() - hang.length();
            line.clear();
            line.add(Piece.plain(hang));
        }
        for (String part : Paper.wrap(row.get(last).text(), left)) {
            line.add(new Piece(part, row.get(last).style()));
            paper.line(line);
            line.clear();
            line.add(Piece.plain(hang));
        }
    }

    private boolean isRight(int column) {
        return column < toTheRight.size() && toTheRight.get(column);
    }

    private Piece aligned(List<Piece> row, int column, List<Integer> widths) {
        Piece cell = row.get(column);
        return isRight(column) ? cell.right(widths.get(column)) : cell.left(widths.get(column));
    }
}
