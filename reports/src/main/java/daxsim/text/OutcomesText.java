package daxsim.text;

import daxsim.explore.CellResult;
import daxsim.explore.Version;
import daxsim.outcome.Outcome;
import daxsim.outcome.Part;
import daxsim.report.Comparison;
import daxsim.report.Judgement;
import daxsim.report.OutcomeDifferences;
import daxsim.report.OutcomeTable;
import daxsim.scenario.Scenario;
import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The outcomes of each cell, as herd lists the states of a litmus test, and which design has which. */
public final class OutcomesText {
    private static final Set<String> NOT_WORTH_SAYING = Set.of("none", "0", "write-back", "runs");
    private static final int WORD = 11;

    private OutcomesText() {}

    /** Writes the outcomes of every cell, and the differences between cells. */
    public static void print(Comparison comparison, Paper paper) {
        paper.wrapped(
                "",
                "",
                "daxsim " + Version.current() + ", seed " + comparison.plan().seed(),
                Style.FAINT);
        for (Scenario scenario : comparison.plan().scenarios()) {
            paper.head(scenario.id() + ": " + scenario.title());
            paper.wrapped("", "  ", "@" + scenario.hash() + ", may " + scenario.may(), Style.FAINT);
            List<CellResult> cells = comparison.of(scenario);
            for (CellResult cell : cells) {
                paper.blank();
                cell(cell, comparison.plan().word(scenario), paper);
            }
            if (cells.stream().filter(CellResult::expressible).count() > 1) {
                paper.blank();
                differences(cells, paper);
            }
        }
        paper.blank();
        UnmetText.print(comparison, paper);
        LimitsText.print(paper);
    }

    private static void cell(CellResult cell, String word, Paper paper) {
        paper.line(
                new Piece(cell.candidate().name(), Style.HEAD),
                Piece.plain("  " + cell.candidate().regime().id()));
        String reason = cell.reason();
        if (reason != null) {
            paper.wrapped("  ", "    ", "not-expressible: " + reason, Style.FAINT);
            return;
        }
        boolean all = cell.states().size() == cell.outcomes();
        paper.wrapped(
                "",
                "  ",
                "States " + cell.outcomes()
                        + (all ? "" : ", of which the first " + cell.states().size() + " are kept"));
        OutcomeTable table = OutcomeTable.of(cell.states());
        int digits = cell.states().stream().mapToInt(OutcomesText::digits).max().orElse(0);
        for (OutcomeTable.Row row : table.rows()) {
            String number =
                    " ".repeat(digits - digits(row.outcome())) + row.outcome().executions() + "x  ";
            state(row.outcome(), row.different(), number, paper);
            ReplayText.stringOrCommand(" ".repeat(WORD + 4), word, row.outcome().replay(), paper);
        }
        List<Part> common = table.common().stream()
                .filter(p -> !NOT_WORTH_SAYING.contains(p.value()))
                .toList();
        if (!common.isEmpty()) {
            paper.wrapped("  ", "    ", "in all: " + words(common), Style.FAINT);
        }
        CellResult.ConditionResult violated = cell.condition(Judgement.CONDITION);
        if (violated != null) {
            paper.wrapped(
                    "",
                    "  ",
                    "Observation " + violated.verdict().word() + " " + violated.hits() + " "
                            + (violated.runs() - violated.hits())
                            + (violated.complete() ? "" : ", not complete, bound: " + violated.bound()));
        }
    }

    private static int digits(Outcome outcome) {
        return Long.toString(outcome.executions()).length();
    }

    /** The word, the number, then what tells this state apart. */
    private static void state(Outcome outcome, List<Part> parts, String number, Paper paper) {
        Style style = outcome.violated() ? Style.BAD : outcome.reached() ? Style.GOOD : Style.DOUBTFUL;
        String head = "  " + outcome.word();
        String indent = " ".repeat(WORD + 4);
        int room = paper.width() - indent.length() - number.length();
        String hang = " ".repeat(number.length());
        List<String> lines = Paper.wrap(Ascii.of(described(outcome, parts)), room);
        for (int i = 0; i < lines.size(); i++) {
            paper.line(
                    new Piece(i == 0 ? head : "", style).left(WORD + 4),
                    Piece.plain((i == 0 ? number : hang) + lines.get(i)));
        }
    }

    private static String described(Outcome outcome, List<Part> parts) {
        List<String> others = new ArrayList<>(outcome.holds());
        others.removeAll(List.of("reached", Judgement.CONDITION));
        if (!outcome.reached() && outcome.holds().contains(Judgement.CONDITION)) {
            others.add(Judgement.CONDITION + " without reached");
        }
        return words(parts) + (others.isEmpty() ? "" : " [" + String.join(", ", others) + "]");
    }

    private static String words(List<Part> parts) {
        return parts.stream().map(p -> p.subject() + " = " + p.value()).collect(Collectors.joining("; "));
    }

    /** Which candidate has which outcome, for every scenario. */
    static void printDifferences(Comparison comparison, Paper paper) {
        paper.head("Outcomes");
        for (Scenario scenario : comparison.plan().scenarios()) {
            paper.blank();
            paper.line(new Piece(scenario.id(), Style.HEAD));
            differences(comparison.of(scenario), paper);
        }
    }

    private static void differences(List<CellResult> cells, Paper paper) {
        paper.wrapped(
                "", "", "Which design ends how, by what programs saw and what is left in their files", Style.FAINT);
        List<OutcomeDifferences.Row> rows = OutcomeDifferences.of(cells).rows();
        for (OutcomeDifferences.Row row : rows) {
            state(row.outcome(), row.different(), "", paper);
            String indent = " ".repeat(WORD + 4);
            paper.wrapped(
                    indent,
                    indent + "  ",
                    (row.lacks().isEmpty() ? "all: " : "has it: ")
                            + row.has().entrySet().stream()
                                    .map(e -> e.getKey() + " " + e.getValue() + "x")
                                    .collect(Collectors.joining(", ")),
                    Style.FAINT);
            if (!row.lacks().isEmpty()) {
                paper.wrapped(
                        indent,
                        indent + "  ",
                        "has it not: "
                                + row.lacks().stream()
                                        .map(l -> l.candidate() + (l.sure() ? "" : " (not complete)"))
                                        .collect(Collectors.joining(", ")),
                        Style.FAINT);
            }
        }
    }
}
