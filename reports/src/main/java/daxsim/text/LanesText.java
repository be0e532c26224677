package daxsim.text;

import daxsim.report.Lanes;
import daxsim.text.Paper.Piece;
import daxsim.trace.Mark;
import daxsim.trace.Rule;
import java.util.ArrayList;
import java.util.List;

/** Lanes side by side, a star where something happens, an X where a promise breaks; time or order runs downwards. */
final class LanesText {
    private final Lanes lanes;
    private final Paper paper;
    private final int time;
    private final int task;

    LanesText(Lanes lanes, Paper paper) {
        this.lanes = lanes;
        this.paper = paper;
        this.time = lanes.timed()
                ? lanes.rows().stream()
                        .mapToInt(row -> Times.micros(row.timeNs()).length())
                        .max()
                        .orElse(2)
                : 0;
        this.task =
                lanes.rows().stream().mapToInt(row -> row.task().length()).max().orElse(0);
    }

    void print() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < lanes.heads().size(); i++) {
            names.add(lanes.heads().get(i) + " is " + lanes.legend().get(i));
        }
        paper.wrapped("", "", "lanes: " + String.join(", ", names), Style.FAINT);
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
        paper.line(head);
        Rule before = Rule.SCRIPT;
        int lane = -1;
        for (Lanes.Row row : lanes.rows()) {
            step(row, row.rule() == Rule.SCRIPT || row.rule() == before && row.lane() == lane);
            before = row.rule();
            lane = row.lane();
        }
    }

    private void step(Lanes.Row row, boolean sourceKnown) {
        Style style = row.broke() == null ? Style.PLAIN : Style.WORST;
        int left = paper.width() - gutterWidth() - task - 2;
        String name = row.task();
        String when = Times.micros(row.timeNs());
        char mark = row.broke() == null ? '*' : 'X';
        for (String part : Paper.wrap(Ascii.of(row.step()), left)) {
            List<Piece> line = gutter(when, row.lane(), mark);
            line.add(new Piece(name, Style.FAINT).left(task));
            line.add(Piece.plain("  "));
            line.add(new Piece(part, style));
            paper.line(line);
            name = "";
            when = "";
            mark = '|';
        }
        if (!sourceKnown) {
            below(source(row.rule()), Style.FAINT);
        }
        String broke = row.broke();
        if (broke != null) {
            below("^ broken here: " + broke, Style.WORST);
        }
    }

    private void below(String text, Style style) {
        int indent = 2;
        for (String part : Paper.wrap(Ascii.of(text), paper.width() - gutterWidth() - indent)) {
            List<Piece> line = gutter("", -1, '|');
            line.add(Piece.plain(" ".repeat(indent)));
            line.add(new Piece(part, style));
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
            boolean here = i == at;
            int width = lanes.heads().get(i).length();
            Style style = !here || mark == '|' ? Style.FAINT : mark == 'X' ? Style.WORST : Style.HEAD;
            line.add(new Piece(here ? Character.toString(mark) : "|", style).left(width + 1));
        }
        line.add(Piece.plain(" "));
        return line;
    }

    private static String source(Rule rule) {
        String mark = rule.mark() == Mark.READ ? "" : " (" + rule.mark().word() + ")";
        return "[" + rule.id() + "] " + rule.source() + mark;
    }
}
