package daxsim.report;

import daxsim.explore.Snapshot;
import daxsim.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Events in words that name operations and tasks instead of their numbers. */
final class Wording {
    private final Snapshot run;

    Wording(Snapshot run) {
        this.run = run;
    }

    /** The task of an event, or nothing. */
    String task(Trace.Entry event) {
        return event.task() >= 0 && event.task() < run.tasks().size()
                ? run.tasks().get(event.task())
                : "";
    }

    String step(Trace.Entry event) {
        Snapshot.OperationView op = operation(event.a());
        return switch (event.type()) {
            case OPERATION_BEGAN -> op == null ? event.text() : "begins: " + op.op();
            case OPERATION_ENDED -> op == null ? event.text() : ended(op);
            case HANDLER_RAN -> op == null ? event.text() : handled(op);
            default -> event.text();
        };
    }

    private static String ended(Snapshot.OperationView op) {
        String content = Returned.content(op);
        return "returns: " + Returned.of(op) + (content.isEmpty() ? "" : " (" + content + ")");
    }

    private static String handled(Snapshot.OperationView op) {
        Snapshot.HandlerView handler = op.handler();
        return handler == null
                ? "SIGBUS handler ends"
                : "SIGBUS handler repaired " + handler.offset() + "+" + handler.length() + ": "
                        + Returned.value(handler.result(), handler.errno());
    }

    private Snapshot.@Nullable OperationView operation(long id) {
        return id >= 0 && id < run.operations().size() ? run.operations().get((int) id) : null;
    }
}
