package daxsim.data;

import daxsim.explore.Snapshot;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Operations and the end of a run. */
final class SnapshotJson {
    private SnapshotJson() {}

    static void operations(ObjectNode into, List<Snapshot.OperationView> operations) {
        ArrayNode array = into.putArray("operations");
        for (Snapshot.OperationView op : operations) {
            operation(array.addObject(), op);
        }
    }

    private static void operation(ObjectNode into, Snapshot.OperationView op) {
        into.put("task", op.task());
        into.put("index", op.index());
        into.put("after_reboot", op.afterReboot());
        into.put("op", op.op());
        into.put("state", op.state());
        calls(into, op.calls());
        boolean ended = op.state().equals("done");
        into.put("result", ended ? Long.valueOf(op.result()) : null);
        into.put("errno", op.errno());
        signal(into, op.signal());
        content(into, op.content());
        handler(into, op.handler());
        into.put("start_ns", op.startNs());
        into.put("end_ns", op.endNs());
    }

    private static void calls(ObjectNode into, List<Snapshot.CallView> calls) {
        ArrayNode array = into.putArray("calls");
        for (Snapshot.CallView call : calls) {
            array.addObject()
                    .put("call", call.call())
                    .put("result", call.result())
                    .put("errno", call.errno());
        }
    }

    private static void signal(ObjectNode into, Snapshot.@org.jspecify.annotations.Nullable SignalView signal) {
        into.put("signal", signal == null ? null : "SIGBUS");
        into.put("signal_code", signal == null ? null : signal.code());
        into.put("signal_address", signal == null ? null : Long.valueOf(signal.address()));
        into.put("signal_lsb", signal == null ? null : Integer.valueOf(signal.lsb()));
    }

    private static void content(ObjectNode into, List<Snapshot.ContentView> content) {
        ArrayNode array = into.putArray("content");
        for (Snapshot.ContentView piece : content) {
            array.addObject()
                    .put("kind", piece.kind())
                    .put("offset", piece.offset())
                    .put("length", piece.length())
                    .put("writer", piece.writer());
        }
    }

    private static void handler(ObjectNode into, Snapshot.@org.jspecify.annotations.Nullable HandlerView handler) {
        if (handler == null) {
            into.putNull("handler");
            return;
        }
        ObjectNode object = into.putObject("handler");
        object.put("offset", handler.offset());
        object.put("length", handler.length());
        object.put("result", handler.result());
        object.put("errno", handler.errno());
        signal(object, handler.signal());
        calls(object, handler.calls());
    }

    static void finals(ObjectNode into, Snapshot.FinalView finals) {
        ObjectNode object = into.putObject("final");
        ObjectNode badblocks = object.putObject("badblocks");
        finals.badblocks().forEach(badblocks::put);
        object.put("poison_lines", finals.poisonLines());
        Json.counts(object, "extents", finals.extents());
        Json.counts(object, "memory_types", finals.memoryTypes());
        object.put("hwpoison_pages", finals.hwpoisonPages());
        object.put("halted", finals.halted());
    }
}
