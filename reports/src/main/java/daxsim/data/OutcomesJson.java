package daxsim.data;

import daxsim.explore.CellResult;
import daxsim.outcome.Outcome;
import daxsim.outcome.Part;
import daxsim.report.Comparison;
import daxsim.report.OutcomeDifferences;
import daxsim.scenario.Scenario;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Outcomes as data. */
final class OutcomesJson {
    private OutcomesJson() {}

    /** Those of one cell. */
    static void table(ObjectNode row, CellResult cell) {
        ArrayNode table = row.putArray("outcome_table");
        for (Outcome outcome : cell.states()) {
            ObjectNode into = table.addObject();
            described(into, outcome);
            into.put("executions", outcome.executions());
            into.put("replay", outcome.replay());
        }
    }

    /** Which candidate has which, for every scenario. */
    static void differences(ObjectNode document, Comparison comparison) {
        ArrayNode scenarios = document.putArray("outcome_differences");
        for (Scenario scenario : comparison.plan().scenarios()) {
            List<CellResult> cells = comparison.of(scenario);
            ArrayNode outcomes =
                    scenarios.addObject().put("scenario", scenario.id()).putArray("outcomes");
            for (OutcomeDifferences.Row row : OutcomeDifferences.of(cells).rows()) {
                ObjectNode into = outcomes.addObject();
                described(into, row.outcome());
                Json.counts(into, "has", row.has());
                Json.strings(
                        into,
                        "lacks",
                        row.lacks().stream()
                                .filter(OutcomeDifferences.Lack::sure)
                                .map(OutcomeDifferences.Lack::candidate)
                                .toList());
                Json.strings(
                        into,
                        "unknown",
                        row.lacks().stream()
                                .filter(l -> !l.sure())
                                .map(OutcomeDifferences.Lack::candidate)
                                .toList());
            }
        }
    }

    private static void described(ObjectNode into, Outcome outcome) {
        Json.strings(into, "conditions", outcome.holds());
        ObjectNode programs = into.putObject("operations");
        ObjectNode rest = into.putObject("final");
        for (Part part : outcome.parts()) {
            (part.scope() == Part.Scope.PROGRAM ? programs : rest).put(part.subject(), part.value());
        }
    }
}
