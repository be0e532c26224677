package daxsim.text;

import daxsim.diverge.Divergence;
import daxsim.explore.Version;
import daxsim.report.Parting;
import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two designs on the same choices, side by side from the step at which they part. */
public final class DivergenceText {
    private static final String BETWEEN = " | ";

    private final Parting parting;
    private final Paper paper;
    private final int half;

    private DivergenceText(Parting parting, Paper paper) {
        this.parting = parting;
        this.paper = paper;
        this.half = (paper.width() - BETWEEN.length()) / 2;
    }

    /** Writes it; {@code word} is what to type for the scenario. */
    public static void print(Divergence divergence, String word, Paper paper) {
        new DivergenceText(Parting.of(divergence), paper).print(word);
    }

    private void print(String word) {
        Divergence divergence = parting.divergence();
        paper.wrapped("", "", "daxsim " + Version.current(), Style.FAINT);
        paper.head(divergence.scenario().id() + ": " + divergence.scenario().title());
        paper.wrapped("", "", choices(), Style.PLAIN);
        List<String> names = IntStream.range(0, parting.heads().size())
                .mapToObj(
                        i -> parting.heads().get(i) + " is " + parting.legend().get(i))
                .toList();
        paper.wrapped("", "  ", "lanes: " + String.join(", ", names), Style.FAINT);
        if (!parting.common().isEmpty()) {
            paper.head("Both");
            for (Parting.Row row : parting.common()) {
                both(row);
            }
        }
        if (divergence.same()) {
            paper.head("They do the same to the end.");
        } else {
            sides();
        }
        ends();
        Sources sources = new Sources();
        sources.add(parting.leader().stream().map(Parting.Row::rule).toList());
        sources.add(parting.led().stream().map(Parting.Row::rule).toList());
        sources.print(paper);
        paper.head("Again");
        ReplayText.command("  ", word, divergence.leader().run().replay(), paper);
        ReplayText.command("  ", word, divergence.led().run().replay(), paper);
        LimitsText.print(paper);
    }

    private static String name(Divergence.Side side) {
        return side.candidate().name();
    }

    private String choices() {
        Divergence divergence = parting.divergence();
        String who = name(divergence.leader());
        return divergence.violates() == null
                ? "None of the two violates anything: the ordinary course of " + who + "."
                : "The choices are those of the simplest execution in which " + who + " violates it.";
    }

    private void both(Parting.Row row) {
        List<String> lines = Paper.wrap(Ascii.of(row.step()), paper.width() - gutterWidth());
        for (int i = 0; i < lines.size(); i++) {
            paper.line(Piece.plain(gutter(i == 0 ? row.lane() : -1)), Piece.plain(lines.get(i)));
        }
    }

    /** Step by step next to each other; what stands on one line need not have happened at once. */
    private void sides() {
        Divergence divergence = parting.divergence();
        paper.head("Here they part");
        line(new Piece(name(divergence.leader()), Style.HEAD), new Piece(name(divergence.led()), Style.HEAD));
        int steps = Math.max(parting.leader().size(), parting.led().size());
        for (int i = 0; i < steps; i++) {
            List<String> left = cell(parting.leader(), i);
            List<String> right = cell(parting.led(), i);
            Style style = i == 0 ? Style.BAD : Style.PLAIN;
            for (int k = 0; k < Math.max(left.size(), right.size()); k++) {
                line(
                        new Piece(k < left.size() ? left.get(k) : idle(parting.leader(), i), style),
                        new Piece(k < right.size() ? right.get(k) : idle(parting.led(), i), style));
            }
        }
    }

    private void line(Piece left, Piece right) {
        paper.line(left.left(half), new Piece(BETWEEN, Style.FAINT), right);
    }

    private String idle(List<Parting.Row> rows, int i) {
        return i < rows.size() ? gutter(-1) : "";
    }

    private List<String> cell(List<Parting.Row> rows, int i) {
        if (i >= rows.size()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (String part : Paper.wrap(Ascii.of(rows.get(i).step()), half - gutterWidth())) {
            lines.add(gutter(lines.isEmpty() ? rows.get(i).lane() : -1) + part);
        }
        return lines;
    }

    private int gutterWidth() {
        return 2 * parting.heads().size();
    }

    private String gutter(int lane) {
        StringBuilder gutter = new StringBuilder();
        for (int i = 0; i < parting.heads().size(); i++) {
            gutter.append(i == lane ? parting.heads().get(i) : "|").append(' ');
        }
        return gutter.toString();
    }

    private void ends() {
        paper.head("What operations came to");
        Divergence divergence = parting.divergence();
        for (Parting.End end : parting.ends()) {
            if (end.same()) {
                paper.wrapped("  ", "    ", end.operation() + ": " + end.leader());
            } else {
                paper.wrapped("  ", "    ", end.operation() + ": differs");
                paper.wrapped("    ", "      ", name(divergence.leader()) + ": " + end.leader(), Style.BAD);
                paper.wrapped("    ", "      ", name(divergence.led()) + ": " + end.led(), Style.BAD);
            }
        }
    }
}
