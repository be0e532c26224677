package daxsim.data;

import daxsim.explore.Snapshot;
import daxsim.report.Played;
import daxsim.trace.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One run, with every event. */
public final class RunJson {
    private RunJson() {}

    /** The document. */
    public static String of(Played played) {
        Snapshot run = played.snapshot();
        ObjectNode document = Json.document();
        ObjectNode row = document.putArray("results").addObject();
        Rows.identity(row, played.scenario(), played.candidate(), played.seed());
        row.put("timed", run.timed());
        row.put("replay", run.replay());
        Json.strings(row, "broken", run.broken());
        SnapshotJson.operations(row, run.operations());
        SnapshotJson.finals(row, run.finals());
        ArrayNode events = row.putArray("events");
        for (Trace.Entry event : run.events()) {
            event(events.addObject(), event, run);
        }
        return Json.text(document);
    }

    private static void event(ObjectNode into, Trace.Entry event, Snapshot run) {
        into.put("time_ns", run.timed() ? Long.valueOf(event.timeNs()) : null);
        into.put("cpu", event.cpu() < 0 ? null : Integer.valueOf(event.cpu()));
        into.put("task", event.task() < 0 ? null : run.tasks().get(event.task()));
        into.put("event", event.type().word());
        into.put("text", event.text());
        into.put("rule", event.rule().id());
        into.put("source", event.rule().source());
        into.put("mark", Json.orNull(event.rule().mark().word()));
    }
}
