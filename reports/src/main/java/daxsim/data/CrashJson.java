package daxsim.data;

import daxsim.crash.CrashTable;
import daxsim.kernel.fs.Extent;
import daxsim.report.CrashReport;
import daxsim.trace.Trace;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Crash points: one row for each scenario and variant. */
public final class CrashJson {
    private CrashJson() {}

    /** The document. */
    public static String of(CrashReport report) {
        ObjectNode document = Json.document();
        if (report.interrupted()) {
            document.put("interrupted", true);
        }
        ArrayNode tables = document.putArray("crash_points");
        report.tables()
                .forEach(table -> table(tables.addObject(), table, report.plan().seed()));
        return Json.text(document);
    }

    private static void table(ObjectNode row, CrashTable table, long seed) {
        Rows.identity(row, table.scenario(), table.candidate(), seed);
        row.put("expressible", table.reason() == null);
        row.put("reason", table.reason());
        row.put("operation", table.operation());
        row.put("op", table.text());
        row.put("executions", table.executions());
        row.put("complete", table.complete());
        row.put("silent", table.silent());
        ArrayNode points = row.putArray("points");
        for (CrashTable.Point point : table.points()) {
            ObjectNode node = points.addObject();
            node.put("position", point.position().name().toLowerCase(Locale.ROOT));
            node.put("step", point.step());
            Trace.Entry after = point.after();
            node.put("event", after == null ? null : after.type().word());
            node.put("after", after == null ? null : after.text());
            node.put("rule", after == null ? null : after.rule().id());
            ArrayNode outcomes = node.putArray("outcomes");
            point.outcomes().forEach(outcome -> outcome(outcomes.addObject(), outcome));
        }
    }

    private static void outcome(ObjectNode into, CrashTable.Outcome outcome) {
        into.put("executions", outcome.executions());
        into.put("silent", outcome.silent());
        ArrayNode extents = into.putArray("extents");
        for (Extent extent : outcome.extents()) {
            extents.addObject()
                    .put("file_block", extent.fileBlock())
                    .put("device_block", extent.deviceBlock())
                    .put("blocks", extent.count())
                    .put("unwritten", extent.unwritten());
        }
        ObjectNode badblocks = into.putObject("badblocks");
        outcome.badblocks().forEach(badblocks::put);
        into.put("ars_lines", outcome.arsLines());
        into.put("file_poison_lines", outcome.filePoison());
        into.put("poison_lines", outcome.devicePoison());
        ArrayNode reads = into.putArray("reads");
        for (CrashTable.Read read : outcome.reads()) {
            ObjectNode node = reads.addObject();
            node.put("operation", read.operation());
            node.put("op", read.text());
            node.put("result", read.result());
            node.put("error", read.error());
            Json.strings(node, "content", read.content());
        }
    }
}
