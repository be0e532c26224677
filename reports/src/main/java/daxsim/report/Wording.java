package daxsim.report;

import daxsim.explore.Snapshot;
import daxsim.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Events in words that name operations and tasks instead of their numbers, and are short where an event is common. */
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
            case TURN_ENDED -> op == null ? event.text() : "turn " + (event.b() + 1) + " returns " + event.c();
            case OPERATION_ENDED -> op == null ? event.text() : ended(op);
            case HANDLER_RAN -> op == null ? event.text() : handled(op);
            case FAULT_STRUCK -> "poison at offset " + event.a() + ", " + event.b() + " bytes";
            case TLB_SHOOTDOWN -> "TLB shootdown, interrupts " + event.a() + (event.a() == 1 ? " CPU" : " CPUs");
            case DIRECT_ACCESS -> "direct_access" + pages(event) + ": " + (event.c() == 0 ? "not listed" : "listed");
            case CLEAR_CALLED -> "clear_poison" + pages(event) + ": " + (event.c() == 0 ? "not listed" : "listed");
            case COPY_TO_USER -> "copy from" + transferred(event);
            case COPY_FROM_USER -> "copy to" + transferred(event);
            case BLOCK_WRITE -> "bio write to" + transferred(event);
            case KERNEL_STORE -> "flushing store to" + transferred(event);
            case USER_LOAD -> "load at" + transferred(event);
            case BLOCKS_ALLOCATED -> "allocates " + blocks(event) + " for file block " + event.c();
            case BLOCKS_FREED -> "frees " + blocks(event) + ", pending";
            default -> event.text();
        };
    }

    private static String pages(Trace.Entry event) {
        return "(page " + event.a() + (event.b() == 1 ? ")" : ", " + event.b() + " pages)");
    }

    private static String transferred(Trace.Entry event) {
        return " 0x" + Long.toHexString(event.a()) + ", " + event.b()
                + (event.b() == event.c() ? "" : " of " + event.c()) + " bytes";
    }

    private static String blocks(Trace.Entry event) {
        return event.b() == 1 ? "block " + event.a() : event.b() + " blocks from " + event.a();
    }

    private static String ended(Snapshot.OperationView op) {
        String content = Returned.content(op);
        return "returns: " + Returned.of(op) + (content.isEmpty() ? "" : " (" + content + ")");
    }

    private static String handled(Snapshot.OperationView op) {
        Snapshot.HandlerView handler = op.handler();
        return handler == null
                ? "SIGBUS handler ends"
                : "handler's repair of " + handler.offset() + "+" + handler.length() + " returns: "
                        + Returned.value(handler.result(), handler.errno());
    }

    private Snapshot.@Nullable OperationView operation(long id) {
        return id >= 0 && id < run.operations().size() ? run.operations().get((int) id) : null;
    }
}
