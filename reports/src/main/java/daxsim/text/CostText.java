package daxsim.text;

import daxsim.explore.CellResult;
import daxsim.scenario.Scenario;
import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Exact counts first, then durations: what one scenario costs under each candidate. */
final class CostText {
    private static final List<String> COUNTS = List.of("clears", "memtype", "IPIs", "calls", "bytes", "log");

    private CostText() {}

    static void print(Scenario scenario, List<CellResult> cells, Paper paper) {
        Table table = new Table("  ").right(1, 2, 3, 4, 5, 6);
        List<Piece> head = new ArrayList<>();
        head.add(new Piece(scenario.id(), Style.HEAD));
        COUNTS.forEach(name -> head.add(new Piece(name, Style.FAINT)));
        table.row(head);
        for (CellResult cell : cells) {
            CellResult.Cost cost = cell.cost();
            if (cost != null) {
                table.row(
                        cell.candidate().name(),
                        Long.toString(cost.clearCalls()),
                        Long.toString(cost.memtypeChanges()),
                        Long.toString(cost.ipis()),
                        Long.toString(cost.syscalls()),
                        Long.toString(cost.bytesCopied()),
                        Long.toString(cost.logLines()));
            }
        }
        table.print(paper);
        latencies(cells, paper);
        quantities(cells, paper);
    }

    private static void latencies(List<CellResult> cells, Paper paper) {
        TreeSet<String> verbs = new TreeSet<>();
        cells.forEach(cell -> verbs.addAll(cell.latencies().keySet()));
        verbs.retainAll(List.of("repair", "pread", "mread"));
        for (String verb : verbs) {
            Table table = new Table("  ").right(1, 2, 3);
            table.row(Style.FAINT, verb + ", virtual time", "n", "p50", "p99");
            for (CellResult cell : cells) {
                CellResult.Latency latency = cell.latencies().get(verb);
                if (latency != null) {
                    table.row(
                            cell.candidate().name(),
                            Long.toString(latency.n()),
                            Times.readable(latency.p50()),
                            Times.readable(latency.p99()));
                }
            }
            paper.blank();
            table.print(paper);
        }
    }

    private static void quantities(List<CellResult> cells, Paper paper) {
        Table table = new Table("  ");
        for (CellResult cell : cells) {
            for (CellResult.QuantityResult quantity : cell.quantities()) {
                table.row(
                        cell.candidate().name(),
                        quantity.name() + " = " + quantity.value() + " (" + quantity.unit() + ")");
            }
        }
        if (!table.isEmpty()) {
            paper.blank();
            table.print(paper);
        }
    }
}
