package daxsim.text;

import daxsim.explore.CellResult;
import daxsim.explore.Snapshot;
import daxsim.explore.Version;
import daxsim.report.Comparison;
import daxsim.report.Judgement;
import daxsim.report.Lanes;
import daxsim.scenario.Scenario;
import daxsim.text.Paper.Piece;
import java.util.List;

/** What exploration says of each cell: every condition, and the simplest way to a broken promise. */
public final class ExplorationText {
    private ExplorationText() {}

    /** Writes it. */
    public static void print(Comparison comparison, Paper paper) {
        paper.wrapped(
                "",
                "",
                "daxsim " + Version.current() + ", seed " + comparison.plan().seed(),
                Style.FAINT);
        Sources sources = new Sources();
        for (Scenario scenario : comparison.plan().scenarios()) {
            paper.head(scenario.id() + ": " + scenario.title());
            paper.wrapped("", "  ", "@" + scenario.hash() + ", may " + scenario.may(), Style.FAINT);
            for (CellResult cell : comparison.of(scenario)) {
                paper.blank();
                cell(cell, comparison.plan().word(scenario), sources, paper);
            }
        }
        sources.print(paper);
        paper.blank();
        UnmetText.print(comparison, paper);
        LimitsText.print(paper);
    }

    private static void cell(CellResult cell, String word, Sources sources, Paper paper) {
        paper.line(
                new Piece(cell.candidate().name(), Style.HEAD),
                Piece.plain("  " + cell.candidate().regime().id()));
        String reason = cell.reason();
        if (reason != null) {
            paper.wrapped("  ", "    ", "not-expressible: " + reason, Style.FAINT);
            return;
        }
        Table table = new Table("  ").right(2);
        for (CellResult.ConditionResult condition : cell.conditions()) {
            Style style =
                    condition.name().equals(Judgement.CONDITION) ? Verdicts.style(condition.verdict()) : Style.PLAIN;
            table.row(List.of(
                    Piece.plain(condition.name()),
                    new Piece(condition.verdict().word(), style),
                    Piece.plain(condition.hits() + " of " + condition.runs())));
        }
        table.print(paper);
        paper.wrapped("  ", "    ", extent(cell));
        witness(cell, word, sources, paper);
        promises(cell, word, paper);
    }

    /** Each broken one with the simplest execution that breaks it, unless its steps follow anyway. */
    private static void promises(CellResult cell, String word, Paper paper) {
        CellResult.ConditionResult violated = cell.condition(Judgement.CONDITION);
        String shown = violated == null ? null : violated.witness();
        cell.breaches().forEach((promise, breach) -> {
            paper.wrapped(
                    "  ",
                    "    ",
                    "promise broken: " + promise + ", in " + ComparisonText.count(breach.executions(), "execution"));
            if (!breach.witness().equals(shown)) {
                ReplayText.command("    ", word, breach.witness(), paper);
            }
        });
    }

    private static String extent(CellResult cell) {
        String bound = cell.conditions().stream()
                .filter(c -> !c.complete())
                .map(c -> "not complete, bound: " + c.bound())
                .findFirst()
                .orElse("complete");
        return ComparisonText.count(cell.outcomes(), "outcome") + "; executions: " + cell.executions() + ", and "
                + cell.cut() + " cut that others cover; " + bound;
    }

    private static void witness(CellResult cell, String word, Sources sources, Paper paper) {
        CellResult.ConditionResult condition = cell.condition(Judgement.CONDITION);
        Snapshot shown = cell.shown();
        if (condition == null || condition.witness() == null || shown == null) {
            return;
        }
        paper.blank();
        new LanesText(Lanes.of(cell.scenario(), shown, true).abridged(), paper).print(sources);
        ReplayText.command("  ", word, condition.witness(), paper);
    }
}
