package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Exact counts of timed run 0.
 *
 * @param panels scenarios that have any
 * @param common scenarios that every candidate of the plan has counts of
 * @param sums over the common scenarios, so that every design is charged for the same work
 */
public record Tallies(List<Panel> panels, List<Scenario> common, List<Alike<CellResult.Cost>> sums) {
    public Tallies {
        panels = List.copyOf(panels);
        common = List.copyOf(common);
        sums = List.copyOf(sums);
    }

    /** What is counted, in the order in which it is shown. */
    public enum Count {
        CLEAR_CALLS("clears", "clears asked of the firmware", CellResult.Cost::clearCalls),
        MEMTYPE_CHANGES("type changes", "changes of a page's memory type", CellResult.Cost::memtypeChanges),
        IPIS("IPIs", "TLB shootdowns, each an interrupt to every other CPU", CellResult.Cost::ipis),
        SYSCALLS("system calls", "system calls of the application", CellResult.Cost::syscalls),
        BYTES_COPIED("bytes copied", "bytes copied between user and media", CellResult.Cost::bytesCopied),
        LOG_LINES("log lines", "lines in the kernel log", CellResult.Cost::logLines);

        private final String head;
        private final String says;
        private final ToLongFunction<CellResult.Cost> value;

        Count(String head, String says, ToLongFunction<CellResult.Cost> value) {
            this.head = head;
            this.says = says;
            this.value = value;
        }

        /** As the head of a column. */
        public String head() {
            return head;
        }

        /** In full. */
        public String says() {
            return says;
        }

        public long of(CellResult.Cost cost) {
            return value.applyAsLong(cost);
        }
    }

    /** One scenario. */
    public record Panel(Scenario scenario, List<Alike<CellResult.Cost>> rows) {
        public Panel {
            rows = List.copyOf(rows);
        }
    }

    /** Those of a comparison. */
    public static Tallies of(Comparison comparison) {
        List<Panel> panels = new ArrayList<>();
        List<Scenario> common = new ArrayList<>();
        List<Candidate> candidates = comparison.plan().candidates();
        for (Scenario scenario : comparison.plan().scenarios()) {
            List<CellResult> cells = comparison.of(scenario);
            List<Alike<CellResult.Cost>> rows = Alike.of(cells, CellResult::cost);
            if (!rows.isEmpty()) {
                panels.add(new Panel(scenario, rows));
            }
            if (cells.stream().filter(c -> c.cost() != null).count() == candidates.size()) {
                common.add(scenario);
            }
        }
        return new Tallies(panels, common, common.isEmpty() ? List.of() : sums(comparison, common));
    }

    private static List<Alike<CellResult.Cost>> sums(Comparison comparison, List<Scenario> common) {
        List<Candidate> candidates = comparison.plan().candidates();
        return Alike.of(candidates, candidates, c -> c, c -> {
            long[] sum = new long[Count.values().length];
            for (CellResult cell : comparison.cells()) {
                CellResult.Cost cost = cell.cost();
                if (cost != null && cell.candidate().equals(c) && common.contains(cell.scenario())) {
                    for (Count count : Count.values()) {
                        sum[count.ordinal()] += count.of(cost);
                    }
                }
            }
            return new CellResult.Cost(sum[0], sum[1], sum[2], sum[3], sum[4], sum[5]);
        });
    }
}
