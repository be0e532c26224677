package daxsim.data;

import daxsim.explore.Snapshot;
import daxsim.report.Lanes;
import daxsim.report.Played;
import daxsim.report.Returned;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run for chrome://tracing and ui.perfetto.dev: a track for each lane with its steps, and one for each task with its
 * operations. An explored run has no times; there a step takes a microsecond.
 */
public final class ChromeTrace {
    private static final int LANES = 1;
    private static final int TASKS = 2;

    private ChromeTrace() {}

    /** The document. */
    public static String of(Played played) {
        Snapshot run = played.snapshot();
        Lanes lanes = Lanes.of(played.scenario(), run, !run.broken().isEmpty());
        List<ObjectNode> events = new ArrayList<>();
        events.add(named("process_name", LANES, 0, "machine"));
        for (int i = 0; i < lanes.legend().size(); i++) {
            events.add(named("thread_name", LANES, i, lanes.legend().get(i)));
        }
        events.add(named("process_name", TASKS, 0, "tasks"));
        List<String> tasks =
                run.operations().stream().map(ChromeTrace::task).distinct().toList();
        for (int i = 0; i < tasks.size(); i++) {
            events.add(named("thread_name", TASKS, i, tasks.get(i)));
        }
        steps(lanes, events);
        for (Snapshot.OperationView op : run.operations()) {
            operation(op, tasks.indexOf(task(op)), events);
        }
        StringBuilder text = new StringBuilder("{\"displayTimeUnit\": \"ns\", \"traceEvents\": [\n");
        for (int i = 0; i < events.size(); i++) {
            text.append(Json.line(events.get(i))).append(i + 1 < events.size() ? ",\n" : "\n");
        }
        return text.append("]}\n").toString();
    }

    private static String task(Snapshot.OperationView op) {
        return (op.afterReboot() ? "after-reboot." : "") + op.task();
    }

    private static ObjectNode named(String what, int process, int track, String name) {
        ObjectNode event = Json.object();
        event.put("name", what).put("ph", "M").put("pid", process).put("tid", track);
        event.putObject("args").put("name", name);
        return event;
    }

    private static void steps(Lanes lanes, List<ObjectNode> events) {
        for (int i = 0; i < lanes.rows().size(); i++) {
            Lanes.Row row = lanes.rows().get(i);
            ObjectNode event = Json.object();
            event.put("name", row.step()).put("ph", "i").put("s", "t");
            event.put("pid", LANES).put("tid", row.lane());
            event.put("ts", lanes.timed() ? row.timeNs() / 1000.0 : i);
            event.putObject("args")
                    .put("task", row.task())
                    .put("rule", row.rule().id())
                    .put("source", row.rule().source())
                    .put("broken", row.broke());
            events.add(event);
        }
    }

    private static void operation(Snapshot.OperationView op, int track, List<ObjectNode> events) {
        Long start = op.startNs();
        Long end = op.endNs();
        if (start != null && end != null) {
            ObjectNode event = Json.object();
            event.put("name", op.op()).put("ph", "X").put("pid", TASKS).put("tid", track);
            event.put("ts", start / 1000.0).put("dur", (end - start) / 1000.0);
            event.putObject("args")
                    .put("returned", Returned.of(op))
                    .put("calls", Returned.calls(op.calls()))
                    .put("content", Returned.content(op));
            events.add(event);
        }
    }
}
