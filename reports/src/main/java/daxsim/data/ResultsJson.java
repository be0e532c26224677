package daxsim.data;

import daxsim.explore.CellResult;
import daxsim.explore.Snapshot;
import daxsim.report.Comparison;
import daxsim.report.Sample;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results of compare and explore: one row for each scenario and variant. */
public final class ResultsJson {
    private ResultsJson() {}

    /** The document. */
    public static String of(Comparison comparison) {
        return of(comparison, false);
    }

    /**
     * The document.
     *
     * @param differences whether it also says which candidate has which outcome
     */
    public static String of(Comparison comparison, boolean differences) {
        ObjectNode document = Json.document();
        if (comparison.interrupted()) {
            document.put("interrupted", true);
        }
        ArrayNode results = document.putArray("results");
        comparison.cells().forEach(cell -> row(results.addObject(), cell));
        ReviewJson.put(document, comparison);
        MisuseJson.put(document, comparison.misuse());
        if (differences) {
            OutcomesJson.differences(document, comparison);
        }
        return Json.text(document);
    }

    private static void row(ObjectNode row, CellResult cell) {
        Rows.identity(row, cell.scenario(), cell.candidate(), cell.seed());
        row.put("expressible", cell.expressible());
        row.put("reason", cell.reason());
        Json.strings(row, "may", cell.scenario().may().words());
        row.put("outcomes", cell.outcomes());
        OutcomesJson.table(row, cell);
        row.put("executions", cell.executions());
        row.put("cut", cell.cut());
        conditions(row.putObject("conditions"), cell);
        ObjectNode quantities = row.putObject("quantities");
        for (CellResult.QuantityResult quantity : cell.quantities()) {
            quantities.putObject(quantity.name()).put("value", quantity.value()).put("unit", quantity.unit());
        }
        Json.counts(row, "checks", cell.checks());
        ObjectNode witnesses = row.putObject("check_witnesses");
        cell.breaches().forEach((promise, breach) -> witnesses.put(promise, breach.witness()));
        Snapshot shown = cell.shown();
        row.put("replay", shown == null ? null : shown.replay());
        if (shown == null) {
            row.putArray("operations");
        } else {
            SnapshotJson.operations(row, shown.operations());
        }
        cost(row, cell.cost());
        blastRadius(row, cell.blastRadius());
        if (shown == null) {
            row.putNull("final");
        } else {
            SnapshotJson.finals(row, shown.finals());
        }
        ObjectNode latencies = row.putObject("latency_ns");
        cell.latencies().forEach((verb, latency) -> latency(latencies.putObject(verb), latency, Sample.of(cell, verb)));
        ArrayNode series = row.putArray("series");
        cell.series().forEach(s -> {
            ObjectNode one = series.addObject().put("name", s.name()).put("unit", s.unit());
            ArrayNode values = one.putArray("values");
            s.values().forEach(values::add);
        });
        unmet(row.putArray("unmet"), cell);
    }

    private static void conditions(ObjectNode into, CellResult cell) {
        for (CellResult.ConditionResult condition : cell.conditions()) {
            into.putObject(condition.name())
                    .put("verdict", condition.verdict().word())
                    .put("hits", condition.hits())
                    .put("runs", condition.runs())
                    .put("complete", condition.complete())
                    .put("bound", condition.bound())
                    .put("witness", condition.witness());
        }
    }

    private static void cost(ObjectNode row, CellResult.@Nullable Cost cost) {
        if (cost == null) {
            row.putNull("cost");
            return;
        }
        row.putObject("cost")
                .put("clear_calls", cost.clearCalls())
                .put("memtype_changes", cost.memtypeChanges())
                .put("ipis", cost.ipis())
                .put("syscalls", cost.syscalls())
                .put("bytes_copied", cost.bytesCopied())
                .put("log_lines", cost.logLines());
    }

    private static void blastRadius(ObjectNode row, CellResult.@Nullable BlastRadius radius) {
        if (radius == null) {
            row.putNull("blast_radius");
            return;
        }
        row.putObject("blast_radius")
                .put("lines_struck", radius.linesStruck())
                .put("bytes_resupplied", radius.bytesResupplied())
                .put("good_bytes_lost", radius.goodBytesLost());
    }

    private static void latency(ObjectNode into, CellResult.Latency latency, @Nullable Sample succeeded) {
        into.put("n", latency.n());
        into.put("p50", latency.p50());
        into.put("p99", latency.p99());
        into.put("mean", latency.meanNs());
        into.putArray("ci95").add(latency.lowNs()).add(latency.highNs());
        if (succeeded == null || succeeded.isEmpty()) {
            into.put("failed", latency.n());
            into.putNull("succeeded");
            return;
        }
        into.put("failed", succeeded.failed());
        ObjectNode those = into.putObject("succeeded");
        those.put("n", succeeded.n());
        those.put("p50", succeeded.median());
        interval(those, "p50_ci95", succeeded.medianInterval());
        those.put("p99", succeeded.percentile(99));
        those.put("mean", succeeded.mean());
        interval(those, "mean_ci95", succeeded.meanInterval());
    }

    private static void interval(ObjectNode into, String key, Sample.@Nullable Interval interval) {
        if (interval == null) {
            into.putNull(key);
        } else {
            into.putArray(key).add(interval.low()).add(interval.high());
        }
    }

    private static void unmet(ArrayNode into, CellResult cell) {
        for (CellResult.Unmet unmet : cell.unmet()) {
            into.addObject()
                    .put("subject", unmet.subject())
                    .put("expected", unmet.expected())
                    .put("actual", unmet.actual())
                    .put("line", unmet.line())
                    .put("column", unmet.column());
        }
    }
}
