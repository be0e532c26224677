package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.outcome.Outcome;
import daxsim.outcome.OutcomeOrder;
import daxsim.outcome.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which candidate has which outcome of a scenario. Two outcomes are the same here when the same conditions hold, programs saw the
 * same, and the same poison and records are left in the blocks of their files. Where blocks lie, memory types and lines of the
 * log differ between designs without anybody's harm.
 */
public record OutcomeDifferences(List<Row> rows) {
    public OutcomeDifferences {
        rows = List.copyOf(rows);
    }

    /**
     * One outcome.
     *
     * @param different its parts that some other row has not
     * @param has executions that ended so, by candidate
     * @param lacks candidates that cannot end so, as far as they were explored
     */
    public record Row(Outcome outcome, List<Part> different, Map<String, Long> has, List<Lack> lacks) {
        public Row {
            different = List.copyOf(different);
            has = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(has));
            lacks = List.copyOf(lacks);
        }
    }

    /**
     * A candidate without an outcome.
     *
     * @param sure whether all of its executions were covered
     */
    public record Lack(String candidate, boolean sure) {}

    private record Visible(List<String> holds, List<Part> parts) {}

    /** The table of the cells of one scenario. */
    public static OutcomeDifferences of(List<CellResult> cells) {
        List<CellResult> explored =
                cells.stream().filter(CellResult::expressible).toList();
        Map<Visible, Map<String, Long>> has = new LinkedHashMap<>();
        for (CellResult cell : explored) {
            for (Outcome outcome : cell.states()) {
                has.computeIfAbsent(visible(outcome), v -> new LinkedHashMap<>())
                        .merge(cell.candidate().name(), outcome.executions(), Long::sum);
            }
        }
        Map<Outcome, Map<String, Long>> byOutcome = new LinkedHashMap<>();
        has.forEach((visible, who) -> byOutcome.put(
                new Outcome(
                        visible.parts(),
                        visible.holds(),
                        who.values().stream().mapToLong(Long::longValue).sum(),
                        ""),
                who));
        OutcomeTable table = OutcomeTable.of(
                byOutcome.keySet().stream().sorted(OutcomeOrder.BY_WORD).toList());
        List<Row> rows = new ArrayList<>();
        for (OutcomeTable.Row row : table.rows()) {
            Map<String, Long> who = Objects.requireNonNull(byOutcome.get(row.outcome()));
            rows.add(new Row(row.outcome(), row.different(), who, lacks(explored, who)));
        }
        return new OutcomeDifferences(rows);
    }

    private static Visible visible(Outcome outcome) {
        return new Visible(
                outcome.holds(),
                outcome.parts().stream()
                        .filter(p -> p.scope() != Part.Scope.MACHINE)
                        .toList());
    }

    private static List<Lack> lacks(List<CellResult> cells, Map<String, Long> has) {
        return cells.stream()
                .filter(c -> !has.containsKey(c.candidate().name()))
                .map(c -> new Lack(c.candidate().name(), isWhole(c)))
                .toList();
    }

    private static boolean isWhole(CellResult cell) {
        return cell.states().size() == cell.outcomes()
                && cell.conditions().stream().allMatch(CellResult.ConditionResult::complete);
    }
}
