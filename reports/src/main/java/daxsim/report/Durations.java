package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.scenario.OnSigbus;
import daxsim.scenario.Op;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How long one kind of operation takes, scenario by scenario.
 *
 * @param panels scenarios in which some cell completed one
 */
public record Durations(String verb, List<Panel> panels) {
    public Durations {
        panels = List.copyOf(panels);
    }

    /**
     * One scenario.
     *
     * @param operations the operations of that kind as the scenario has them, with how often each is made
     */
    public record Panel(Scenario scenario, List<String> operations, List<Alike<Sample>> rows) {
        public Panel {
            operations = List.copyOf(operations);
            rows = List.copyOf(rows);
        }

        long withoutFailures() {
            return rows.stream()
                    .filter(r -> r.value().failed() == 0)
                    .mapToLong(r -> r.members().size())
                    .sum();
        }
    }

    /** Those of {@code repair}. */
    public static Durations ofRepairs(Comparison comparison) {
        return of(comparison, "repair", scenario -> true);
    }

    /** Loads in scenarios where some task repairs in its SIGBUS handler. */
    public static Durations ofHandlers(Comparison comparison) {
        return of(
                comparison,
                "mread",
                scenario -> scenario.tasks().stream().anyMatch(task -> task.onSigbus() == OnSigbus.REPAIR));
    }

    private static Durations of(Comparison comparison, String verb, Predicate<Scenario> wanted) {
        List<Panel> panels = new ArrayList<>();
        for (Scenario scenario :
                comparison.plan().scenarios().stream().filter(wanted).toList()) {
            List<CellResult> cells = comparison.of(scenario);
            List<Alike<Sample>> rows = Alike.of(cells, cell -> Sample.of(cell, verb));
            if (!rows.isEmpty()) {
                panels.add(new Panel(scenario, operations(scenario, verb), rows));
            }
        }
        return new Durations(verb, panels);
    }

    private static List<String> operations(Scenario scenario, String verb) {
        List<String> texts = new ArrayList<>();
        for (TaskSpec task : scenario.tasks()) {
            for (Op op : task.ops()) {
                if (op.text().equals(verb) || op.text().startsWith(verb + " ")) {
                    texts.add(op.text() + (op.repeat() == 1 ? "" : ", " + op.repeat() + " times"));
                }
            }
        }
        return texts;
    }

    /**
     * The scenario that shows the designs at their work: the one in which the most candidates never fail, the shortest text of
     * operations, then the plan's order.
     */
    public Optional<Panel> plainest() {
        return panels.stream()
                .filter(p -> p.withoutFailures() > 0)
                .min(Comparator.comparingLong((Panel p) -> -p.withoutFailures())
                        .thenComparingInt(p -> p.operations().size()));
    }
}
