package daxsim.text;

import daxsim.explore.Version;
import daxsim.report.BrokenPromises;
import daxsim.report.Comparison;
import daxsim.report.Finding;
import daxsim.report.Matrix;
import daxsim.report.Plan;
import daxsim.report.Progressions;
import daxsim.scenario.Scenario;
import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison: what was asked, the matrix, what was found, what it cost. */
public final class ComparisonText {
    /**
     * How much is said.
     *
     * @param lanes whether findings come with the steps that lead to them
     * @param costs whether every scenario gets its table of costs
     * @param whole whether claims, courses, footprints and the limits of the model are written out
     * @param outcomes whether it is said which design has which outcome
     */
    public record Detail(boolean lanes, boolean costs, boolean whole, boolean outcomes) {
        /** Everything but the outcomes. */
        public static final Detail WHOLE = new Detail(true, true, true, false);
    }

    private ComparisonText() {}

    /** Writes it. */
    public static void print(Comparison comparison, Detail detail, Paper paper) {
        Plan plan = comparison.plan();
        asked(plan, paper);
        if (comparison.interrupted()) {
            paper.blank();
            paper.wrapped(
                    "",
                    "",
                    "Interrupted: " + comparison.wholeCells() + " of " + plan.cells() + " cells are whole.",
                    Style.DOUBTFUL);
        }
        new MatrixText(Matrix.of(comparison), paper).print();
        under(plan, paper);
        FindingText.print(Finding.of(comparison), detail.lanes(), paper);
        if (detail.outcomes()) {
            OutcomesText.printDifferences(comparison, paper);
        }
        UnmetText.print(comparison, paper);
        PromisesText.print(BrokenPromises.of(comparison), paper);
        if (detail.whole()) {
            ClaimsText.print(comparison.claims(), paper);
        }
        if (detail.costs() && plan.timedRuns() > 0) {
            costs(comparison, paper);
        }
        if (detail.whole()) {
            ConclusionsText.print(comparison.conclusions(), paper);
            CoursesText.print(Progressions.of(comparison), paper);
            FootprintText.print(comparison, paper);
            LimitsText.printWhole(paper);
        } else {
            LimitsText.print(paper);
        }
    }

    private static void asked(Plan plan, Paper paper) {
        paper.wrapped(
                "",
                "",
                "daxsim " + Version.current() + ": " + count(plan.scenarios().size(), "scenario") + " under "
                        + count(plan.designs().size(), "design")
                        + (plan.candidates().size() > plan.designs().size()
                                ? " (" + plan.candidates().size() + " variants)"
                                : "")
                        + ", " + (plan.regimes().size() == 1 ? "regime " : "regimes ")
                        + String.join(" ", plan.regimes()) + ", seed " + plan.seed() + ", "
                        + (plan.timedRuns() == 0 ? "no timed runs" : count(plan.timedRuns(), "timed run") + " each"),
                Style.HEAD);
        paper.wrapped(
                "",
                "",
                "Can what the scenario calls 'violated' happen, over all executions in which its stimulus was met?",
                Style.PLAIN);
    }

    static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /** A verdict is worth nothing without the choices under which it was found. */
    private static void under(Plan plan, Paper paper) {
        Map<String, List<String>> byChoices = new LinkedHashMap<>();
        for (Scenario scenario : plan.scenarios()) {
            byChoices
                    .computeIfAbsent(scenario.may().toString(), may -> new ArrayList<>())
                    .add(scenario.id());
        }
        paper.blank();
        paper.wrapped("", "", "Each verdict holds under the choices that its scenario allows (may:):");
        byChoices.forEach((may, ids) ->
                paper.wrapped("  ", "    ", byChoices.size() == 1 ? may : may + "  " + String.join(", ", ids)));
    }

    private static void costs(Comparison comparison, Paper paper) {
        paper.head("Costs");
        CostText.legend(paper);
        for (Scenario scenario : comparison.plan().scenarios()) {
            paper.blank();
            CostText.print(scenario, comparison.of(scenario), paper);
        }
        paper.line(Piece.plain(""));
    }
}
