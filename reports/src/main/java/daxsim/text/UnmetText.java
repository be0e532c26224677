package daxsim.text;

import daxsim.explore.CellResult;
import daxsim.report.Comparison;
import daxsim.text.Paper.Piece;
import java.util.List;

/** Expectations that are not met, each with its place. */
final class UnmetText {
    private UnmetText() {}

    static void print(Comparison comparison, Paper paper) {
        List<CellResult> cells =
                comparison.cells().stream().filter(c -> !c.unmet().isEmpty()).toList();
        if (cells.isEmpty()) {
            return;
        }
        paper.head("Expectations that are not met");
        for (CellResult cell : cells) {
            for (CellResult.Unmet unmet : cell.unmet()) {
                paper.wrapped(
                        "",
                        "    ",
                        cell.scenario().path() + ":" + unmet.line() + ":" + unmet.column() + ": "
                                + cell.candidate().name() + ", " + unmet.subject() + ": expected " + unmet.expected()
                                + ", got " + unmet.actual(),
                        Style.BAD);
            }
        }
        paper.line(Piece.plain(""));
    }
}
