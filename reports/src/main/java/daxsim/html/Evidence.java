package daxsim.html;

import daxsim.explore.Snapshot;
import daxsim.report.Again;
import daxsim.report.Finding;
import daxsim.report.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The witness of a finding.
 *
 * @param broke what happened where the promise broke
 * @param end the world at the end, in words
 */
public record Evidence(Lanes lanes, String broke, List<Returned> operations, String end) {
    private static final int NS = 1000;

    public Evidence {
        operations = List.copyOf(operations);
    }

    /** One operation. */
    public record Returned(String name, String asked, String returned, List<String> more) {
        public Returned {
            more = List.copyOf(more);
        }
    }

    /** Of a finding, or null where it has no witness that was kept. */
    public static @Nullable Evidence of(Finding finding) {
        Snapshot run = finding.witness();
        if (run == null) {
            return null;
        }
        Lanes lanes = Lanes.of(finding.cell().scenario(), run, true).abridged();
        String broke = lanes.rows().stream()
                .map(Lanes.Row::broke)
                .filter(b -> b != null)
                .findFirst()
                .orElse("the run ends");
        return new Evidence(
                lanes, broke, run.operations().stream().map(Evidence::returned).toList(), end(run.finals()));
    }

    /** The command that repeats a finding. */
    public static String command(Finding finding, String witness) {
        return Again.replay(finding.word(), witness);
    }

    /** The time of a row, or its number where the run has no times. */
    public static String when(Lanes lanes, Lanes.Row row) {
        if (!lanes.timed()) {
            return Integer.toString(row.number());
        }
        long ns = row.timeNs();
        return ns / NS + "." + Long.toString(NS + ns % NS).substring(1);
    }

    private static Returned returned(Snapshot.OperationView op) {
        List<String> more = new ArrayList<>();
        if (op.calls().size() > 1) {
            more.add("calls: " + daxsim.report.Returned.calls(op.calls()));
        }
        String content = daxsim.report.Returned.content(op);
        if (!content.isEmpty()) {
            more.add("read: " + content);
        }
        Snapshot.HandlerView handler = op.handler();
        if (handler != null) {
            more.add(
                    "handler: " + daxsim.report.Returned.signal(handler.signal()) + "; repair " + handler.offset() + "+"
                            + handler.length() + " = "
                            + daxsim.report.Returned.value(handler.result(), handler.errno()) + " ("
                            + daxsim.report.Returned.calls(handler.calls()) + ")");
        }
        return new Returned(daxsim.report.Returned.name(op), op.op(), daxsim.report.Returned.of(op), more);
    }

    private static String end(Snapshot.FinalView finals) {
        List<String> parts = new ArrayList<>();
        finals.badblocks()
                .forEach((device, list) ->
                        parts.add("badblocks of " + device + (list.isEmpty() ? " empty" : ": " + list)));
        parts.add(finals.poisonLines() + (finals.poisonLines() == 1 ? " poisoned line" : " poisoned lines"));
        finals.extents()
                .forEach((file, count) -> parts.add(file + " in " + count + (count == 1 ? " extent" : " extents")));
        parts.add("direct map " + (finals.memoryTypes().isEmpty() ? "all write-back" : types(finals.memoryTypes())));
        parts.add(finals.hwpoisonPages() + (finals.hwpoisonPages() == 1 ? " page" : " pages") + " with PG_hwpoison");
        String halted = finals.halted();
        if (halted != null) {
            parts.add("the machine: " + halted);
        }
        return String.join("; ", parts);
    }

    private static String types(Map<String, Long> types) {
        return String.join(
                ", ",
                types.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .toList());
    }
}
