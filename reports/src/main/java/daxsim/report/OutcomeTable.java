package daxsim.report;

import daxsim.outcome.Outcome;
import daxsim.outcome.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Outcomes side by side: what tells them apart once, what they have in common once.
 *
 * @param common parts that are the same in all of them; nothing when there is only one
 */
public record OutcomeTable(List<Row> rows, List<Part> common) {
    public OutcomeTable {
        rows = List.copyOf(rows);
        common = List.copyOf(common);
    }

    /**
     * One outcome.
     *
     * @param different its parts that some other outcome has not, those of the machine only where outcomes look alike without
     *     them; what programs saw where it is the only one
     */
    public record Row(Outcome outcome, List<Part> different) {
        public Row {
            different = List.copyOf(different);
        }
    }

    /** The table of the outcomes of one cell. */
    public static OutcomeTable of(List<Outcome> outcomes) {
        if (outcomes.size() == 1) {
            Outcome only = outcomes.getFirst();
            return new OutcomeTable(List.of(new Row(only, seenByPrograms(only))), others(only));
        }
        Map<String, Set<Part>> bySubject = new LinkedHashMap<>();
        Map<String, Integer> times = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            for (Part part : outcome.parts()) {
                bySubject
                        .computeIfAbsent(part.subject(), s -> new LinkedHashSet<>())
                        .add(part);
                times.merge(part.subject(), 1, Integer::sum);
            }
        }
        List<Part> common = new ArrayList<>();
        bySubject.forEach((subject, parts) -> {
            if (parts.size() == 1 && times.getOrDefault(subject, 0) == outcomes.size()) {
                common.addAll(parts);
            }
        });
        List<Row> rows = rows(outcomes, p -> !common.contains(p) && p.scope() != Part.Scope.MACHINE);
        boolean enough = rows.stream().map(Row::different).distinct().count() == outcomes.size();
        return new OutcomeTable(enough ? rows : rows(outcomes, p -> !common.contains(p)), common);
    }

    private static List<Row> rows(List<Outcome> outcomes, Predicate<Part> shown) {
        return outcomes.stream()
                .map(o -> new Row(o, o.parts().stream().filter(shown).toList()))
                .toList();
    }

    private static List<Part> seenByPrograms(Outcome outcome) {
        return outcome.parts().stream()
                .filter(p -> p.scope() == Part.Scope.PROGRAM)
                .toList();
    }

    private static List<Part> others(Outcome outcome) {
        return outcome.parts().stream()
                .filter(p -> p.scope() != Part.Scope.PROGRAM)
                .toList();
    }
}
