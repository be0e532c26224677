package daxsim.text;

import daxsim.explore.Snapshot;
import daxsim.report.Returned;
import java.util.ArrayList;
import java.util.List;

/** What every operation of a run returned. */
final class OperationsText {
    private OperationsText() {}

    static void print(Snapshot run, Paper paper) {
        paper.head("Operations");
        for (Snapshot.OperationView op : run.operations()) {
            String indent = "      ";
            paper.wrapped("  ", indent, Returned.name(op) + ": " + op.op());
            paper.wrapped("    ", indent, "= " + Returned.of(op) + duration(op));
            for (String more : more(op)) {
                paper.wrapped(indent, indent + "  ", more, Style.FAINT);
            }
        }
    }

    private static List<String> more(Snapshot.OperationView op) {
        List<String> more = new ArrayList<>();
        if (op.calls().size() > 1) {
            more.add("calls: " + Returned.calls(op.calls()));
        }
        String content = Returned.content(op);
        if (!content.isEmpty()) {
            more.add("read: " + content);
        }
        Snapshot.HandlerView handler = op.handler();
        if (handler != null) {
            more.add("handler: " + Returned.signal(handler.signal()) + "; repair " + handler.offset() + "+"
                    + handler.length() + " = " + Returned.value(handler.result(), handler.errno()) + " ("
                    + Returned.calls(handler.calls()) + ")");
        }
        return more;
    }

    private static String duration(Snapshot.OperationView op) {
        Long start = op.startNs();
        Long end = op.endNs();
        return start == null || end == null ? "" : ", took " + Times.readable(end - start);
    }
}
