package daxsim.text;

import daxsim.explore.CellResult;
import daxsim.explore.Snapshot;
import daxsim.report.Finding;
import daxsim.report.Judgement;
import daxsim.report.Lanes;
import daxsim.text.Paper.Piece;

/** One broken promise in a few lines, with the shortest way there if it is asked for. */
final class FindingText {
    private FindingText() {}

    static void print(int number, Finding finding, boolean lanes, Paper paper) {
        CellResult cell = finding.cell();
        CellResult.ConditionResult condition = finding.condition();
        String indent = "    ";
        paper.line(
                new Piece(Integer.toString(number), Style.FAINT).right(3),
                Piece.plain(" "),
                new Piece(cell.scenario().id(), Style.HEAD),
                Piece.plain("  "),
                new Piece(cell.candidate().name(), Style.HEAD));
        paper.line(
                Piece.plain(indent),
                new Piece(condition.verdict().word(), Verdicts.style(Judgement.of(cell))),
                Piece.plain(", " + condition.hits() + " of " + condition.runs() + " executions"
                        + (condition.complete() ? "" : ", incomplete")));
        paper.wrapped(indent, indent, cell.scenario().title());
        Snapshot witness = finding.witness();
        if (lanes && witness != null) {
            paper.blank();
            new LanesText(Lanes.of(cell.scenario(), witness, true), paper).print();
            paper.blank();
        }
        String replay = condition.witness();
        if (replay != null) {
            ReplayText.print(indent, finding.word(), replay, paper);
        }
        if (lanes) {
            paper.blank();
        }
    }
}
