package daxsim.text;

import daxsim.explore.CellResult;
import daxsim.report.Alike;
import daxsim.report.Sample;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Exact counts first, then durations: what one scenario costs under each design. */
final class CostText {
    private CostText() {}

    /** What the heads of the columns mean. */
    static void legend(Paper paper) {
        paper.wrapped(
                "",
                "",
                "Counts are exact, of timed run 0: clears asked of the firmware, changes of memory type, TLB shootdowns,"
                        + " system calls, bytes copied, lines logged. Durations are the model's, whose parameters are partly"
                        + " assumed: median and 99th percentile of operations that succeeded; what failed is over early and only counted.",
                Style.FAINT);
    }

    static void print(Scenario scenario, List<CellResult> cells, Paper paper) {
        paper.wrapped("", "", scenario.id(), Style.HEAD);
        table(paper, List.of("", "clear", "type", "IPI", "calls", "bytes", "log"), cells, CostText::counts);
        TreeSet<String> verbs = new TreeSet<>();
        cells.forEach(cell -> verbs.addAll(cell.latencies().keySet()));
        verbs.retainAll(List.of("repair", "pread", "mread"));
        for (String verb : verbs) {
            table(paper, List.of(verb, "n", "failed", "p50", "p99"), cells, cell -> latency(cell, verb));
        }
        for (CellResult cell : cells) {
            for (CellResult.QuantityResult quantity : cell.quantities()) {
                paper.wrapped(
                        "  ",
                        "    ",
                        cell.candidate().name() + ": " + quantity.name() + " = " + quantity.value() + " ("
                                + quantity.unit() + ")");
            }
        }
    }

    private static void table(
            Paper paper, List<String> heads, List<CellResult> cells, Function<CellResult, @Nullable List<String>> row) {
        Table table = new Table("  ").right(1, 2, 3, 4, 5, 6);
        table.row(Style.FAINT, heads.toArray(String[]::new));
        List<Alike<List<String>>> groups = Alike.of(cells, row);
        for (Alike<List<String>> group : groups) {
            List<String> line = new ArrayList<>();
            line.add(group.brief());
            line.addAll(group.value());
            table.row(line.toArray(String[]::new));
        }
        if (!groups.isEmpty()) {
            table.print(paper);
        }
    }

    private static @Nullable List<String> counts(CellResult cell) {
        CellResult.Cost cost = cell.cost();
        return cost == null
                ? null
                : List.of(
                        Long.toString(cost.clearCalls()),
                        Long.toString(cost.memtypeChanges()),
                        Long.toString(cost.ipis()),
                        Long.toString(cost.syscalls()),
                        Long.toString(cost.bytesCopied()),
                        Long.toString(cost.logLines()));
    }

    private static @Nullable List<String> latency(CellResult cell, String verb) {
        Sample sample = Sample.of(cell, verb);
        if (sample == null) {
            return null;
        }
        return List.of(
                Integer.toString(sample.n()),
                Long.toString(sample.failed()),
                sample.isEmpty() ? "-" : Times.readable(sample.median()),
                sample.isEmpty() ? "-" : Times.readable(sample.percentile(99)));
    }
}
