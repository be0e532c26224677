package daxsim.report;

import daxsim.explore.Snapshot;
import daxsim.hardware.MemType;
import daxsim.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Events in words that name operations, tasks and calls instead of their numbers. */
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
            case FAULT_STRUCK -> "poison at offset " + event.a() + ", " + event.b() + " bytes";
            case TLB_SHOOTDOWN -> "TLB shootdown, interrupts " + event.a() + (event.a() == 1 ? " CPU" : " CPUs");
            case MEMTYPE_CHANGED -> memtype(event);
            case DIRECT_ACCESS ->
                "direct_access(page " + event.a() + (event.b() == 1 ? "" : ", " + event.b() + " pages") + "): "
                        + (event.c() == 0 ? "not listed" : "listed");
            case COPY_TO_USER -> "copy from" + transferred(event);
            case COPY_FROM_USER -> "copy to" + transferred(event);
            case BLOCK_WRITE -> "bio write to" + transferred(event);
            case USER_LOAD -> "load at" + transferred(event);
            case BLOCKS_ALLOCATED -> "allocates " + blocks(event) + " for file block " + event.c();
            case BLOCKS_FREED -> "frees " + blocks(event) + ", pending";
            case LOG_LINE -> "logs a line about 0x" + Long.toHexString(event.a());
            case RECOVERY -> recovery(event);
            default -> event.text();
        };
    }

    private static String transferred(Trace.Entry event) {
        return " 0x" + Long.toHexString(event.a()) + ", " + event.b()
                + (event.b() == event.c() ? "" : " of " + event.c()) + " bytes";
    }

    private static String blocks(Trace.Entry event) {
        return event.b() == 1 ? "block " + event.a() : event.b() + " blocks from " + event.a();
    }

    private static String memtype(Trace.Entry event) {
        MemType[] types = MemType.values();
        String type = event.b() >= 0 && event.b() < types.length ? types[(int) event.b()].name() : "?";
        return "direct map 0x" + Long.toHexString(event.a()) + " is now " + type.replace("UC_MINUS", "UC-")
                + (event.c() == 0 ? ", not present" : "");
    }

    /** What a design's own code did; its rule tells what the numbers are. */
    private static String recovery(Trace.Entry event) {
        String bytes = "(page " + event.a() + ", " + event.b() + " bytes)";
        String pages = "(page " + event.a() + (event.b() == 1 ? "" : ", " + event.b() + " pages");
        return switch (event.rule()) {
            case P0_CLEAR -> "clear_poison" + pages + "): " + (event.c() == 0 ? "not listed" : "listed");
            case V2_RECOVERY_ACCESS -> "direct_access" + pages + ", DAX_OP_RECOVERY)";
            case V2_WRITE -> "recovery write " + bytes;
            case V2_READ_WHOLE -> "recovery read " + bytes + ", adj_len " + event.c() + " unused";
            case TAG_ACCESS -> "direct_access" + pages + "): tagged pointer";
            case TAG_READ -> "recovery_read" + bytes + ": " + event.c() + " before poison";
            case TAG_WRITE -> "recovery_write" + bytes + ", record " + (event.c() == 0 ? "last" : "first");
            case TAG_WRITE_ALIGNMENT, M5_ALIGNMENT -> "recovery_write" + bytes + " refused, page offset " + event.c();
            case M5_STRIDE -> "direct_access" + pages + ", DAX_RECOVERY_WRITE) = " + event.c();
            case M5_RECOVERY_WRITE -> "recovery_write" + bytes;
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
                : "handler's repair of " + handler.offset() + "+" + handler.length() + " returns: "
                        + Returned.value(handler.result(), handler.errno());
    }

    private Snapshot.@Nullable OperationView operation(long id) {
        return id >= 0 && id < run.operations().size() ? run.operations().get((int) id) : null;
    }
}
