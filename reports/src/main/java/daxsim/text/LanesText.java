package daxsim.text;

import daxsim.report.Lanes;
import daxsim.report.Shown;
import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.List;

/** Lanes side by side, a star where something happens, an X where a promise breaks; time or order runs downwards. */
final class LanesText {
    private static final int INDENT = 2;

    private final Lanes lanes;
    private final Paper paper;
    private final int time;
    private final int task;

    LanesText(Lanes lanes, Paper paper) {
        this.lanes = lanes;
        this.paper = paper;
        this.time = lanes.timed() ? widest(lanes.rows().stream().map(row -> Times.micros(row.timeNs()))) : 0;
        this.task = widest(lanes.rows().stream().map(Lanes.Row::task));
    }

    private static int widest(java.util.stream.Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0);
    }

    /** Prints, and leaves the sources of the rules to be printed where the reader is not in their way. */
    void print(Sources sources) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < lanes.heads().size(); i++) {
            names.add(lanes.heads().get(i) + " is " + lanes.legend().get(i));
        }
        paper.wrapped("", "", "lanes: " + String.join(", ", names), Style.FAINT);
        head();
        for (Lanes.Row row : lanes.rows()) {
            if (row.skipped() > 0) {
                skipped(row.skipped());
            }
            step(row);
        }
        sources.add(lanes.rows().stream().map(Lanes.Row::rule).toList());
    }

    private void head() {
        List<Piece> head = new ArrayList<>();
        if (lanes.timed()) {
            head.add(new Piece("us", Style.HEAD).right(time));
            head.add(Piece.plain("  "));
        }
        for (String lane : lanes.heads()) {
            head.add(new Piece(lane + " ", Style.HEAD));
        }
        head.add(Piece.plain(" "));
        head.add(new Piece("task", Style.HEAD).left(task));
        head.add(new Piece("  step", Style.HEAD));
        int used = gutterWidth() + Math.max(task, 4) + 6;
        head.add(new Piece("rule", Style.HEAD).right(paper.width() - used));
        paper.line(head);
    }

    private void step(Lanes.Row row) {
        Style style = row.broke() == null ? Style.PLAIN : Style.WORST;
        int left = paper.width() - gutterWidth() - Math.max(task, 4) - 2;
        String rule = Sources.isNamed(row.rule()) ? row.rule().id() : "";
        List<String> parts = new ArrayList<>(Paper.wrap(Ascii.of(row.step()), left));
        if (parts.getLast().length() + 2 + rule.length() > left) {
            parts.add("");
        }
        String name = row.task();
        String when = Times.micros(row.timeNs());
        for (int i = 0; i < parts.size(); i++) {
            boolean first = i == 0;
            List<Piece> line = gutter(first ? when : "", first ? row.lane() : -1, row.broke() == null ? '*' : 'X');
            line.add(new Piece(first ? name : "", Style.FAINT).left(Math.max(task, 4)));
            line.add(Piece.plain("  "));
            line.add(new Piece(parts.get(i), style));
            if (i == parts.size() - 1) {
                line.add(new Piece(rule, Style.FAINT).right(left - parts.get(i).length()));
            }
            paper.line(line);
        }
        String broke = row.broke();
        if (broke != null) {
            below("^ broken here: " + broke);
        }
    }

    private void skipped(int steps) {
        List<Piece> line = gutter("", -1, '|');
        line.add(new Piece(
                "... " + Shown.counted(steps, "step") + " not shown here; the replay line shows all", Style.FAINT));
        paper.line(line);
    }

    private void below(String text) {
        for (String part : Paper.wrap(Ascii.of(text), paper.width() - gutterWidth() - INDENT)) {
            List<Piece> line = gutter("", -1, '|');
            line.add(Piece.plain(" ".repeat(INDENT)));
            line.add(new Piece(part, Style.WORST));
            paper.line(line);
        }
    }

    private int gutterWidth() {
        return (lanes.timed() ? time + 2 : 0)
                + lanes.heads().stream().mapToInt(h -> h.length() + 1).sum()
                + 1;
    }

    private List<Piece> gutter(String when, int at, char mark) {
        List<Piece> line = new ArrayList<>();
        if (lanes.timed()) {
            line.add(Piece.plain(when).right(time));
            line.add(Piece.plain("  "));
        }
        for (int i = 0; i < lanes.heads().size(); i++) {
            Style here = mark == 'X' ? Style.WORST : Style.HEAD;
            Piece lane = i == at ? new Piece(Character.toString(mark), here) : new Piece("|", Style.FAINT);
            line.add(lane.left(lanes.heads().get(i).length() + 1));
        }
        line.add(Piece.plain(" "));
        return line;
    }
}
