package daxsim.html;

import daxsim.chart.ChartBook;
import daxsim.chart.Tone;
import daxsim.design.Design;
import daxsim.explore.CellResult;
import daxsim.explore.Verdict;
import daxsim.explore.Version;
import daxsim.play.Candidate;
import daxsim.report.BlastRadii;
import daxsim.report.BrokenPromises;
import daxsim.report.Comparison;
import daxsim.report.Finding;
import daxsim.report.FindingGroup;
import daxsim.report.Grades;
import daxsim.report.Judgement;
import daxsim.report.Limits;
import daxsim.report.Matrix;
import daxsim.report.MisuseReport;
import daxsim.report.Plan;
import daxsim.report.Results;
import daxsim.report.Shown;
import daxsim.report.Tallies;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the templates are filled with.
 *
 * @param command what to type to get the page again
 * @param findings by scenario; scenarios without one are not there
 * @param limits of the model
 */
public record Page(
        Comparison comparison,
        ChartBook charts,
        String command,
        Results results,
        Matrix matrix,
        List<Broken> findings,
        BrokenPromises promises,
        Tallies costs,
        BlastRadii blast,
        List<Grades> grades,
        Map<String, String> citations,
        List<Limits.Section> limits) {

    /** The sections, in order. */
    public static final List<Entry> CONTENTS = List.of(
            new Entry("asked", "What was asked, what came out"),
            new Entry("matrix", "Scenarios by designs"),
            new Entry("findings", "Broken promises"),
            new Entry("claims", "Who was right"),
            new Entry("latency", "Latency of repair"),
            new Entry("fragmentation", "Fragmentation"),
            new Entry("costs", "Exact costs"),
            new Entry("footprint", "API footprint"),
            new Entry("parameters", "Hardware parameters"),
            new Entry("limits", "Limits of the model"),
            new Entry("again", "How to repeat this"));

    /** A section. */
    public record Entry(String id, String title) {}

    /** A scenario with the findings in it. */
    public record Broken(Scenario scenario, List<FindingGroup> groups) {}

    static Page of(Comparison comparison, ChartBook charts, String command) {
        Map<Scenario, List<FindingGroup>> groups = new LinkedHashMap<>();
        for (FindingGroup group : FindingGroup.of(Finding.of(comparison))) {
            groups.computeIfAbsent(group.first().cell().scenario(), s -> new ArrayList<>())
                    .add(group);
        }
        List<Broken> broken = new ArrayList<>();
        groups.forEach((scenario, list) -> broken.add(new Broken(scenario, list)));
        return new Page(
                comparison,
                charts,
                command,
                Results.of(comparison),
                Matrix.of(comparison),
                broken,
                BrokenPromises.of(comparison),
                Tallies.of(comparison),
                BlastRadii.of(comparison),
                Grades.of(comparison.plan()),
                Citations.read(),
                Limits.read());
    }

    public Plan plan() {
        return comparison.plan();
    }

    public String version() {
        return Version.current();
    }

    /** The page's title: what was compared. */
    public String title() {
        Plan plan = plan();
        return (plan.scenarios().size() == 1
                        ? plan.scenarios().getFirst().id()
                        : Shown.counted(plan.scenarios().size(), "scenario"))
                + " under "
                + (plan.designs().size() == 1
                        ? plan.designs().getFirst()
                        : Shown.counted(plan.designs().size(), "design"));
    }

    /** Style of the page, with the colours of charts. */
    public String css() {
        return Resource.read("/daxsim/report.css")
                .replace("/*light*/", Tone.declarations(false))
                .replace("/*dark*/", Tone.declarations(true));
    }

    /** What makes the page a little more convenient; it can be read without. */
    public String script() {
        return Resource.read("/daxsim/report.js");
    }

    /** Id of a scenario's findings. */
    public String anchor(Scenario scenario) {
        return "s" + (plan().scenarios().indexOf(scenario) + 1);
    }

    /** Id of a cell in the table of all cells. */
    public String anchor(CellResult cell) {
        return "c" + (comparison.cells().indexOf(cell) + 1);
    }

    /** Where a cell is explained: at its finding, else in the table of all cells. */
    public String explained(CellResult cell) {
        for (Broken broken : findings) {
            for (FindingGroup group : broken.groups()) {
                if (group.findings().stream().anyMatch(f -> f.cell() == cell)) {
                    return "f" + group.number();
                }
            }
        }
        return anchor(cell);
    }

    /** Where a cell of the matrix is explained: at its worst variant. */
    public String explained(Matrix.Cell cell) {
        return explained(worst(cell));
    }

    private static CellResult worst(Matrix.Cell cell) {
        return cell.variants().stream()
                .filter(c -> Judgement.of(c) == cell.worst())
                .findFirst()
                .orElseThrow();
    }

    /** Where a design's verdict on a scenario is explained; null when there is no such cell. */
    public @Nullable String explained(String design, Scenario scenario) {
        int column = matrix.designs().indexOf(design);
        return matrix.rows().stream()
                .filter(row -> row.scenario() == scenario)
                .map(row -> row.cells().get(column))
                .filter(Matrix.Cell::filled)
                .map(this::explained)
                .findFirst()
                .orElse(null);
    }

    /** Verdicts in the matrix, for its key. */
    public List<Verdict> verdicts() {
        return Verdicts.occurring(matrix.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(Matrix.Cell::filled)
                .map(Matrix.Cell::worst)
                .toList());
    }

    /** Scenarios by the choices that they allow. */
    public Map<String, List<Scenario>> choices() {
        Map<String, List<Scenario>> choices = new LinkedHashMap<>();
        plan().scenarios()
                .forEach(s -> choices.computeIfAbsent(choices(s), c -> new ArrayList<>())
                        .add(s));
        return choices;
    }

    /** The choices of a scenario. */
    public static String choices(Scenario scenario) {
        List<String> words = scenario.may().words();
        return words.isEmpty() ? "no choices: there is one execution" : String.join(", ", words);
    }

    /** Expectations that are not met. */
    public List<CellResult> unmet() {
        return comparison.cells().stream().filter(c -> !c.unmet().isEmpty()).toList();
    }

    /** Whether any scenario says what its author expects. */
    public boolean expects() {
        return plan().scenarios().stream().anyMatch(s -> !s.expectations().isEmpty());
    }

    /** Which mistakes the calls of each candidate invite. */
    public MisuseReport misuse() {
        return MisuseReport.of(comparison);
    }

    /** Designs of the plan, each once. */
    public List<Design> designs() {
        return plan().candidates().stream().map(Candidate::design).distinct().toList();
    }

    /** Sources that some parameter of the profiles in use names. */
    public Map<String, String> cited() {
        Set<String> names = new TreeSet<>();
        for (Grades g : grades) {
            g.profile().entries().forEach(entry -> names.addAll(entry.sources()));
        }
        Map<String, String> cited = new LinkedHashMap<>(citations);
        cited.keySet().retainAll(names);
        return cited;
    }

    /** How well those parameters are known by which time passes. */
    public String charged() {
        List<String> parts = new ArrayList<>();
        for (Grades g : grades) {
            Map<String, Integer> counts = Grades.count(g.charged());
            List<String> words = new ArrayList<>();
            counts.forEach((grade, n) -> words.add(n + " " + grade));
            parts.add("of the " + g.charged().size() + " that the model charges, "
                    + g.profile().id() + " has " + String.join(", ", words));
        }
        return String.join("; ", parts) + ".";
    }

    /** Regimes with the kernels that they stand for. */
    public Map<String, String> regimes() {
        Map<String, String> regimes = new LinkedHashMap<>();
        plan().candidates().forEach(c -> regimes.put(c.regime().id(), c.regime().kernels()));
        return regimes;
    }
}
