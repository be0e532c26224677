package daxsim.chart;

import daxsim.explore.CellResult;
import daxsim.explore.CleanPath;
import daxsim.report.Alike;
import daxsim.report.Comparison;
import daxsim.report.Crossings;
import daxsim.report.Durations;
import daxsim.report.Grades;
import daxsim.report.Progressions;
import daxsim.report.Tallies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every chart of a report. All parts are empty on a machine whose Java has no fonts.
 *
 * @param durations one scenario at a glance, then all, then repairs by signal handlers
 * @param crossovers a chart for each parameter that turns a conclusion around
 */
public record ChartBook(
        boolean available,
        List<Chart> durations,
        List<Chart> crossovers,
        List<Chart> courses,
        List<Chart> costs,
        List<Chart> cleanPath,
        List<Chart> grades) {
    public ChartBook {
        durations = List.copyOf(durations);
        crossovers = List.copyOf(crossovers);
        courses = List.copyOf(courses);
        costs = List.copyOf(costs);
        cleanPath = List.copyOf(cleanPath);
        grades = List.copyOf(grades);
    }

    /** The charts of a comparison. */
    public static ChartBook of(Comparison comparison) {
        if (!Fonts.available()) {
            return new ChartBook(false, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        Map<String, Tone> tones = new HashMap<>();
        List<String> designs = comparison.plan().designs();
        designs.forEach(design -> tones.put(design, Tone.design(designs.indexOf(design))));
        Slug names = new Slug();
        return new ChartBook(
                true,
                named(names, durations(comparison, new DurationChart(tones))),
                named(
                        names,
                        Crossings.of(comparison.conclusions()).stream()
                                .map(CrossoverChart::of)
                                .toList()),
                named(
                        names,
                        Progressions.of(comparison).stream()
                                .map(new CourseChart(tones)::of)
                                .toList()),
                named(names, costs(Tallies.of(comparison), tones)),
                named(names, cleanPath(comparison, tones)),
                named(
                        names,
                        Grades.of(comparison.plan()).stream()
                                .map(ChartBook::grades)
                                .toList()));
    }

    private static List<Chart> named(Slug names, List<Chart> charts) {
        return charts.stream().map(c -> c.named(names.of(c.name()))).toList();
    }

    /** All of them, in the order of the report. */
    public List<Chart> all() {
        List<Chart> all = new ArrayList<>(durations);
        all.addAll(crossovers);
        all.addAll(courses);
        all.addAll(costs);
        all.addAll(cleanPath);
        all.addAll(grades);
        return all;
    }

    private static List<Chart> durations(Comparison comparison, DurationChart chart) {
        List<Chart> charts = new ArrayList<>();
        Durations repairs = Durations.ofRepairs(comparison);
        repairs.plainest().ifPresent(panel -> charts.add(chart.one(panel)));
        if (!repairs.panels().isEmpty()) {
            charts.add(chart.all("repair-by-scenario", "How long does a repair take in each scenario?", repairs));
        }
        Durations handlers = Durations.ofHandlers(comparison);
        if (!handlers.panels().isEmpty()) {
            charts.add(chart.all(
                    "repair-in-handler", "How long does a load take whose SIGBUS handler repairs?", handlers));
        }
        return charts;
    }

    private static List<Chart> costs(Tallies tallies, Map<String, Tone> tones) {
        if (tallies.sums().isEmpty()) {
            return List.of();
        }
        List<BarChart.Row> rows = new ArrayList<>();
        for (Alike<CellResult.Cost> sum : tallies.sums()) {
            List<Long> values = new ArrayList<>();
            for (Tallies.Count count : Tallies.Count.values()) {
                values.add(count.of(sum.value()));
            }
            rows.add(new BarChart.Row(sum.label(), tones.getOrDefault(sum.design(), Tone.INK), values));
        }
        String common = tallies.common().size() + (tallies.common().size() == 1 ? " scenario" : " scenarios");
        return List.of(BarChart.of(
                "costs",
                "How much work are the same scenarios under each design?",
                null,
                "Exact counts of timed run 0, added up over the " + common
                        + " that every design can express; no interval. A design that gives up early also counts less.",
                java.util.Arrays.stream(Tallies.Count.values())
                        .map(Tallies.Count::head)
                        .toList(),
                false,
                rows));
    }

    private static List<Chart> cleanPath(Comparison comparison, Map<String, Tone> tones) {
        List<CleanPath> paths = comparison.cleanPaths();
        if (paths.isEmpty()) {
            return List.of();
        }
        List<Alike<List<Long>>> alike = Alike.of(
                comparison.plan().candidates(),
                paths,
                CleanPath::candidate,
                p -> List.of(p.calls(), p.arguments(), p.branches()));
        List<BarChart.Row> rows = new ArrayList<>();
        for (Alike<List<Long>> path : alike) {
            rows.add(new BarChart.Row(path.label(), tones.getOrDefault(path.design(), Tone.INK), path.value()));
        }
        return List.of(BarChart.of(
                "clean-path",
                "What does each design cost where there is no poison?",
                null,
                "Exact counts of one page-sized pwrite and one page-sized pread of a clean file; no interval.",
                List.of("calls", "arguments", "branches added"),
                false,
                rows));
    }

    private static Chart grades(Grades grades) {
        Map<String, Integer> charged = Grades.count(grades.charged());
        Map<String, Integer> others = Grades.count(grades.others());
        List<BarChart.Row> rows = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (String grade : charged.keySet()) {
            long first = charged.getOrDefault(grade, 0);
            long second = others.getOrDefault(grade, 0);
            parts.add(first + " " + grade);
            rows.add(new BarChart.Row(grade, Tone.DESIGN_1, List.of(first, second)));
        }
        return BarChart.of(
                "grades-" + grades.profile().id(),
                "How well are the parameters of " + grades.profile().id() + " known?",
                "Of those that the model charges, " + String.join(", ", parts),
                "Number of parameters by grade. Charged: some step of the model spends time by it ("
                        + grades.charged().size() + " of "
                        + (grades.charged().size() + grades.others().size()) + "). Counts, no interval.",
                List.of("charged by the model", "in the profile only"),
                true,
                rows);
    }
}
