package daxsim.text;

import daxsim.explore.Verdict;
import daxsim.report.Matrix;
import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The matrix as a table, in blocks of as many designs as fit side by side. */
final class MatrixText {
    private static final String HEAD = "scenario";
    private static final int NARROWEST = 8;
    private static final int WIDEST = 17;
    private static final int LONGEST_LABEL = 36;

    private final Matrix matrix;
    private final Paper paper;
    private final int label;
    private final Map<String, String> notes = new LinkedHashMap<>();

    MatrixText(Matrix matrix, Paper paper) {
        this.matrix = matrix;
        this.paper = paper;
        // At least as wide as the word that stands over the column.
        this.label = Math.clamp(
                matrix.rows().stream()
                        .mapToInt(row -> row.scenario().id().length())
                        .max()
                        .orElse(0),
                HEAD.length(),
                LONGEST_LABEL);
    }

    void print() {
        int columns = matrix.designs().size();
        int room = paper.width() - label - 1;
        int perBlock = Math.max(1, Math.min(columns, room / (NARROWEST + 1)));
        int blocks = (columns + perBlock - 1) / perBlock;
        int each = (columns + blocks - 1) / blocks;
        int width = Math.min(WIDEST, room / each - 1);
        for (int from = 0; from < columns; from += each) {
            paper.blank();
            block(from, Math.min(columns, from + each), width);
        }
        legend();
    }

    private void block(int from, int to, int width) {
        Heads heads = new Heads(matrix.designs().subList(from, to), width);
        for (int row = 0; row < heads.height(); row++) {
            List<Piece> line = new ArrayList<>();
            line.add(new Piece(row == heads.height() - 1 ? HEAD : "", Style.HEAD).left(label));
            for (int column = 0; column < to - from; column++) {
                line.add(new Piece(" " + heads.line(column, row), Style.HEAD).left(width + 1));
            }
            paper.line(line);
        }
        paper.line(new Piece("-".repeat(Math.min(paper.width(), label + (width + 1) * (to - from))), Style.FAINT));
        for (Matrix.Row row : matrix.rows()) {
            row(row, from, to, width);
        }
        for (String cut : heads.legend()) {
            paper.wrapped("", "  ", cut, Style.FAINT);
        }
    }

    private void row(Matrix.Row row, int from, int to, int width) {
        List<String> id = Paper.wrap(row.scenario().id(), label);
        List<Piece> line = new ArrayList<>();
        line.add(Piece.plain(id.getFirst()).left(label));
        for (int column = from; column < to; column++) {
            Matrix.Cell cell = row.cells().get(column);
            Style style = cell.filled() ? Verdicts.style(cell.worst()) : Style.FAINT;
            line.add(Piece.plain(" "));
            line.add(new Piece(text(cell, matrix.designs().get(column)), style).left(width));
        }
        paper.line(line);
        for (String rest : id.subList(1, id.size())) {
            paper.line(Piece.plain(rest));
        }
    }

    private String text(Matrix.Cell cell, String design) {
        if (!cell.filled()) {
            return "-";
        }
        String word = Verdicts.shortWord(cell.worst()) + (cell.unmet() ? "!" : "");
        return cell.disputed() ? word + " " + note(cell, design) : word;
    }

    /** A letter for a note that says which variant is the worst; the same words share a letter. */
    private String note(Matrix.Cell cell, String design) {
        List<String> parts = new ArrayList<>();
        TreeSet<Verdict> verdicts = new TreeSet<>(Comparator.comparingInt(Verdict::rank));
        cell.variants().forEach(c -> verdicts.add(daxsim.report.Judgement.of(c)));
        for (Verdict verdict : verdicts) {
            parts.add(Verdicts.shortWord(verdict) + " with "
                    + cell.variants(verdict).stream().collect(Collectors.joining(", ")));
        }
        String words = design + ": " + String.join("; ", parts);
        String letter = notes.get(words);
        if (letter == null) {
            int n = notes.size();
            letter = n < 26 ? Character.toString((char) ('a' + n)) : Integer.toString(n - 25);
            notes.put(words, letter);
        }
        return letter;
    }

    private void legend() {
        paper.blank();
        Table key = new Table("");
        matrix.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(Matrix.Cell::filled)
                .map(Matrix.Cell::worst)
                .distinct()
                .sorted(Comparator.comparingInt(Verdict::rank))
                .forEach(verdict -> key.row(List.of(
                        new Piece(Verdicts.shortWord(verdict), Verdicts.style(verdict)),
                        Piece.plain(Verdicts.explained(verdict)))));
        boolean unmet = matrix.rows().stream().flatMap(r -> r.cells().stream()).anyMatch(Matrix.Cell::unmet);
        boolean missing =
                matrix.rows().stream().flatMap(r -> r.cells().stream()).anyMatch(c -> !c.filled());
        if (unmet) {
            key.row("!", "not what the scenario's expect says; see below");
        }
        if (missing) {
            key.row("-", "not looked at before the interruption");
        }
        notes.forEach((words, letter) -> key.row(letter, words));
        key.print(paper);
    }
}
