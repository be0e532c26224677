package daxsim.text;

import daxsim.explore.CellResult;
import daxsim.explore.Snapshot;
import daxsim.report.Finding;
import daxsim.report.Judgement;
import daxsim.report.Lanes;
import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.List;

/** Broken promises: a line each and the string that replays it, with the simplest way there if it is asked for. */
final class FindingText {
    private static final String INDENT = "     ";

    private FindingText() {}

    static void print(List<Finding> findings, boolean lanes, Paper paper) {
        if (findings.isEmpty()) {
            paper.head("No promise of a scenario is broken");
            return;
        }
        paper.head("Findings");
        paper.wrapped(
                "",
                "",
                "To see one step by step: daxsim run --replay 'STRING'; line breaks in the string do no harm.",
                Style.FAINT);
        Sources sources = new Sources();
        int number = 1;
        for (List<Finding> alike : grouped(findings)) {
            paper.blank();
            print(number++, alike, lanes, sources, paper);
        }
        sources.print(paper);
    }

    /** Variants of a design that come to the same in a scenario, together. */
    private static List<List<Finding>> grouped(List<Finding> findings) {
        List<List<Finding>> groups = new ArrayList<>();
        for (Finding finding : findings) {
            if (groups.isEmpty() || !alike(groups.getLast().getFirst(), finding)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(finding);
        }
        return groups;
    }

    private static boolean alike(Finding one, Finding other) {
        return one.cell().scenario() == other.cell().scenario()
                && one.cell()
                        .candidate()
                        .design()
                        .id()
                        .equals(other.cell().candidate().design().id())
                && one.condition().verdict() == other.condition().verdict();
    }

    private static void print(int number, List<Finding> alike, boolean lanes, Sources sources, Paper paper) {
        Finding finding = alike.getFirst();
        CellResult cell = finding.cell();
        CellResult.ConditionResult condition = finding.condition();
        paper.line(
                new Piece(Integer.toString(number), Style.FAINT).right(INDENT.length() - 2),
                Piece.plain("  "),
                new Piece(cell.scenario().id(), Style.HEAD),
                Piece.plain("  " + cell.candidate().name()));
        String others = String.join(
                ", ",
                alike.stream().skip(1).map(f -> f.cell().candidate().variant()).toList());
        paper.line(
                Piece.plain(INDENT),
                new Piece(condition.verdict().word(), Verdicts.style(Judgement.of(cell))),
                Piece.plain(", " + condition.hits() + " of " + condition.runs() + " executions"
                        + (condition.complete() ? "" : ", incomplete")));
        if (!others.isEmpty()) {
            paper.wrapped(INDENT, INDENT + "  ", "also with " + others);
        }
        Snapshot witness = finding.witness();
        if (lanes && witness != null) {
            paper.wrapped(INDENT, INDENT, cell.scenario().title());
            paper.blank();
            new LanesText(Lanes.of(cell.scenario(), witness, true), paper).print(sources);
            paper.blank();
        }
        String replay = condition.witness();
        if (replay != null) {
            ReplayText.stringOrCommand(INDENT, finding.word(), replay, paper);
        }
    }
}
