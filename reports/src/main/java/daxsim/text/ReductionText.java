package daxsim.text;

import daxsim.explore.Version;
import daxsim.play.Candidate;
import daxsim.reduce.Piece;
import daxsim.reduce.Reduction;
import daxsim.report.Lanes;
import daxsim.report.Reductions;
import daxsim.scenario.Fault;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What of a scenario is needed to violate it, and what is not. */
public final class ReductionText {
    private ReductionText() {}

    /** Writes it. */
    public static void print(Reductions reductions, Paper paper) {
        paper.wrapped("", "", "daxsim " + Version.current(), Style.FAINT);
        Sources sources = new Sources();
        Scenario last = null;
        for (Reductions.Row row : reductions.rows()) {
            Scenario scenario = row.scenario();
            if (scenario != last) {
                paper.head(scenario.id() + ": " + scenario.title());
                paper.wrapped("", "  ", "@" + scenario.hash() + ", may " + scenario.may(), Style.FAINT);
                last = scenario;
            }
            paper.blank();
            Candidate candidate = row.candidate();
            paper.line(
                    new Paper.Piece(candidate.name(), Style.HEAD),
                    Paper.Piece.plain("  " + candidate.regime().id()));
            Reduction reduction = row.reduction();
            if (reduction == null) {
                paper.wrapped("  ", "    ", row.why(), Style.FAINT);
            } else {
                reduction(reduction, sources, paper);
            }
        }
        sources.print(paper);
        LimitsText.print(paper);
    }

    private static void reduction(Reduction reduction, Sources sources, Paper paper) {
        paper.wrapped("  ", "  ", "needed:");
        Table table = new Table("    ");
        for (Fault fault : reduction.rest().faults()) {
            table.row("fault", fault(fault));
        }
        operations(reduction, reduction.rest().tasks(), false, table);
        operations(reduction, reduction.rest().afterReboot(), true, table);
        List<String> may = reduction.rest().may().words();
        table.row("may", may.isEmpty() ? "nothing" : String.join(", ", may));
        table.print(paper);
        String left =
                reduction.left().stream().map(p -> words(reduction.whole(), p)).collect(Collectors.joining("; "));
        paper.wrapped("  ", "    ", "not needed: " + (left.isEmpty() ? "nothing, all of it is" : left));
        paper.wrapped(
                "  ",
                "    ",
                ComparisonText.count(reduction.tried(), "part") + " tried"
                        + (reduction.unsure() == 0
                                ? ""
                                : ", " + reduction.unsure() + " of them given up as too large and taken to be needed"));
        paper.blank();
        new LanesText(Lanes.of(reduction.rest(), reduction.witness(), true), paper).print(sources);
    }

    private static void operations(Reduction reduction, List<TaskSpec> tasks, boolean afterReboot, Table table) {
        for (TaskSpec task : tasks) {
            for (int i = 0; i < task.ops().size(); i++) {
                OpRef now = new OpRef(task.name(), i, afterReboot);
                OpRef then = Objects.requireNonNull(reduction.names().get(now));
                int times = task.ops().get(i).repeat();
                table.row(
                        now.toString(),
                        task.ops().get(i).text()
                                + (times > 1 ? ", " + times + " times" : "")
                                + (then.equals(now) ? "" : " (" + then + " as written)"));
            }
        }
    }

    private static String fault(Fault fault) {
        return "poison " + fault.target() + " " + fault.offset() + "+" + fault.length() + ", known: "
                + fault.known().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String words(Scenario whole, Piece piece) {
        return switch (piece) {
            case Piece.Task t -> "task " + (t.afterReboot() ? "after-reboot." : "") + t.name();
            case Piece.Operation o -> o.ref() + " " + text(whole, o.ref());
            case Piece.Fault f -> fault(whole.faults().get(f.index()));
            case Piece.Choice c -> "may " + c.word();
        };
    }

    private static String text(Scenario whole, OpRef ref) {
        for (TaskSpec task : ref.afterReboot() ? whole.afterReboot() : whole.tasks()) {
            if (task.name().equals(ref.task())) {
                return task.ops().get(ref.index()).text();
            }
        }
        throw new IllegalArgumentException(ref.toString());
    }
}
