package daxsim.text;

import daxsim.explore.CellResult;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                        + " assumed: median and 99th percentile of completed operations.",
                Style.FAINT);
    }

    static void print(Scenario scenario, List<CellResult> cells, Paper paper) {
        paper.wrapped("", "", scenario.id(), Style.HEAD);
        table(paper, List.of("", "clear", "type", "IPI", "calls", "bytes", "log"), cells, CostText::counts);
        TreeSet<String> verbs = new TreeSet<>();
        cells.forEach(cell -> verbs.addAll(cell.latencies().keySet()));
        verbs.retainAll(List.of("repair", "pread", "mread"));
        for (String verb : verbs) {
            table(paper, List.of(verb, "n", "p50", "p99"), cells, cell -> latency(cell, verb));
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
        Map<List<String>, List<CellResult>> alike = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            List<String> values = row.apply(cell);
            if (values != null) {
                List<String> key = new ArrayList<>(values);
                key.add(cell.candidate().design().id());
                alike.computeIfAbsent(key, k -> new ArrayList<>()).add(cell);
            }
        }
        alike.forEach((key, group) -> {
            List<String> line = new ArrayList<>();
            line.add(name(group, cells));
            line.addAll(key.subList(0, key.size() - 1));
            table.row(line.toArray(String[]::new));
        });
        if (!alike.isEmpty()) {
            table.print(paper);
        }
    }

    /** The design alone where all its variants cost the same. */
    private static String name(List<CellResult> group, List<CellResult> cells) {
        String design = group.getFirst().candidate().design().id();
        long variants = cells.stream()
                .filter(c -> c.candidate().design().id().equals(design))
                .count();
        String first = group.getFirst().candidate().name();
        return group.size() == variants
                ? (variants == 1 ? first : design)
                : first + (group.size() > 1 ? " +" + (group.size() - 1) : "");
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
        CellResult.Latency latency = cell.latencies().get(verb);
        return latency == null
                ? null
                : List.of(Long.toString(latency.n()), Times.readable(latency.p50()), Times.readable(latency.p99()));
    }
}
