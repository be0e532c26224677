package daxsim.text;

import daxsim.explore.CellResult;
import daxsim.explore.Snapshot;
import daxsim.report.Finding;
import daxsim.report.FindingGroup;
import daxsim.report.Judgement;
import daxsim.report.Lanes;
import daxsim.text.Paper.Piece;
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
        for (FindingGroup group : FindingGroup.of(findings)) {
            paper.blank();
            print(group, lanes, sources, paper);
        }
        sources.print(paper);
    }

    private static void print(FindingGroup group, boolean lanes, Sources sources, Paper paper) {
        Finding finding = group.first();
        CellResult cell = finding.cell();
        CellResult.ConditionResult condition = finding.condition();
        paper.line(
                new Piece(Integer.toString(group.number()), Style.FAINT).right(INDENT.length() - 2),
                Piece.plain("  "),
                new Piece(cell.scenario().id(), Style.HEAD),
                Piece.plain("  " + cell.candidate().name()));
        String others = String.join(", ", group.others());
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
            new LanesText(Lanes.of(cell.scenario(), witness, true).abridged(), paper).print(sources);
            paper.blank();
        }
        String replay = condition.witness();
        if (replay != null) {
            ReplayText.stringOrCommand(INDENT, finding.word(), replay, paper);
        }
    }
}
