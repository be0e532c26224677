package daxsim.html;

import daxsim.campaign.plan.Treatment;
import daxsim.campaign.result.CampaignResult;
import daxsim.campaign.result.CellResult;
import daxsim.campaign.run.Counter;
import daxsim.campaign.run.Gauge;
import daxsim.campaign.stats.Mean;
import daxsim.chart.CampaignCharts;
import daxsim.chart.Chart;
import daxsim.chart.Tone;
import daxsim.check.Fate;
import daxsim.explore.Version;
import daxsim.report.CampaignWords;
import daxsim.report.FreeSpaceTable;
import daxsim.report.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Everything that the template of a campaign's report is filled with.
 *
 * @param parts one for each treatment
 */
public record CampaignPage(CampaignResult result, List<Part> parts, List<Limits.Section> limits) {
    /** A section. */
    public record Entry(String id, String title) {}

    /** A name with a value. */
    public record Fact(String name, String value) {}

    /** A table. */
    public record Sheet(String title, String caption, Chart.Data data) {}

    /** Free space as e2freefrag prints it. */
    public record Space(String title, String text) {}

    /** A run to look at. */
    public record Look(String title, String command) {}

    /** One treatment. */
    public record Part(
            String id,
            String title,
            List<String> notExpressible,
            List<Chart> charts,
            List<Sheet> sheets,
            List<Space> spaces) {}

    static CampaignPage of(CampaignResult result) {
        List<Part> parts = new ArrayList<>();
        List<Treatment> treatments = result.experiment().plan().treatments();
        for (Treatment treatment : treatments) {
            List<CellResult> cells = result.cells().stream()
                    .filter(c -> c.cell().treatment() == treatment)
                    .toList();
            List<Chart> charts = new ArrayList<>();
            charts.addAll(CampaignCharts.outcomes(result, treatment));
            charts.addAll(CampaignCharts.differences(result, treatment));
            charts.addAll(CampaignCharts.latencies(result, treatment));
            charts.addAll(CampaignCharts.courses(result, treatment));
            List<String> reasons = cells.stream()
                    .filter(c -> c.cell().notExpressible() != null)
                    .map(c -> c.cell().candidate().name() + " is not expressible: "
                            + c.cell().notExpressible())
                    .toList();
            parts.add(new Part(
                    "treatment-" + treatment.number(),
                    treatments.size() == 1 ? "Results" : "With " + treatment.name(),
                    reasons,
                    charts,
                    sheets(cells),
                    spaces(cells)));
        }
        return new CampaignPage(result, parts, Limits.read());
    }

    private static List<Sheet> sheets(List<CellResult> cells) {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(means(
                "What applications saw, and what the machine did",
                "Means for a run, with their intervals; n is the number of runs",
                cells,
                List.of(Counter.values()),
                CellResult::counters,
                Counter::meaning));
        sheets.add(means(
                "The state at the end of a run",
                "Means, with their intervals; n is the number of runs",
                cells,
                List.of(Gauge.values()),
                CellResult::end,
                Gauge::meaning));
        sheets.add(crossed("Outcomes by who found the fault", cells, CellResult::byFound));
        sheets.add(crossed("Outcomes by size of the fault", cells, CellResult::byKind));
        return sheets;
    }

    private static <E> Sheet means(
            String title,
            String caption,
            List<CellResult> cells,
            List<E> rows,
            Function<CellResult, Map<E, Mean>> of,
            Function<E, String> name) {
        List<String> heads = new ArrayList<>(List.of("quantity"));
        cells.forEach(c -> heads.add(c.cell().candidate().name() + ", n = " + c.runs()));
        List<List<String>> body = new ArrayList<>();
        for (E row : rows) {
            List<String> line = new ArrayList<>(List.of(name.apply(row)));
            for (CellResult cell : cells) {
                Mean mean = of.apply(cell).get(row);
                line.add(mean == null ? "" : CampaignWords.mean(mean));
            }
            body.add(line);
        }
        return new Sheet(title, caption, new Chart.Data(1, heads, body));
    }

    private static Sheet crossed(
            String title, List<CellResult> cells, Function<CellResult, Map<String, Map<Fate, Long>>> of) {
        List<List<String>> body = new ArrayList<>();
        for (CellResult cell : cells) {
            of.apply(cell).forEach((key, fates) -> {
                long n = fates.values().stream().mapToLong(Long::longValue).sum();
                fates.forEach((fate, count) -> body.add(List.of(
                        cell.cell().candidate().name(),
                        key,
                        fate.word(),
                        Long.toString(count),
                        Long.toString(n),
                        interval(count, n))));
            });
        }
        return new Sheet(
                title,
                "Counts of faults, their share of those in the same row's group, Wilson's interval",
                new Chart.Data(3, List.of("design", "", "outcome", "faults", "of", "share"), body));
    }

    private static String interval(long hits, long n) {
        daxsim.campaign.stats.Proportion p = daxsim.campaign.stats.Proportion.wilson(hits, n, 0.95);
        return CampaignWords.percent(p.rate()) + " ("
                + CampaignWords.percent(p.interval().lower()) + " to "
                + CampaignWords.percent(p.interval().upper()) + ")";
    }

    private static List<Space> spaces(List<CellResult> cells) {
        List<Space> spaces = new ArrayList<>();
        if (!cells.isEmpty()) {
            spaces.add(new Space(
                    "Free space at the start, as e2freefrag prints it",
                    FreeSpaceTable.of(
                            cells.getFirst().start().freeRuns(),
                            cells.getFirst().start().freeBlocks())));
        }
        for (CellResult cell : cells) {
            if (!cell.course().isEmpty()) {
                CellResult.Moment last = cell.course().getLast();
                spaces.add(new Space(
                        "Free space at the end of a life under "
                                + cell.cell().candidate().name() + ", mean of " + cell.runs() + " lives",
                        FreeSpaceTable.of(last.freeRuns(), last.freeBlocks())));
            }
        }
        return spaces;
    }

    public String version() {
        return Version.current();
    }

    public String title() {
        return result.experiment().plan().title();
    }

    public boolean drawn() {
        return CampaignCharts.available();
    }

    public List<String> summary() {
        return CampaignWords.summary(result);
    }

    /** The plan as it was written. */
    public String plan() {
        return result.experiment().plan().page();
    }

    /** How it was run. */
    public List<Fact> facts() {
        return List.of(
                new Fact(
                        "plan",
                        result.experiment().plan().id() + "@"
                                + result.experiment().plan().hash()),
                new Fact("about", result.experiment().plan().about()),
                new Fact("seed", Long.toString(result.experiment().plan().seed())),
                new Fact("runs", CampaignWords.stop(result)),
                new Fact("confidence", CampaignWords.percent(result.confidence())),
                new Fact(
                        "designs",
                        String.join(
                                ", ",
                                result.experiment().candidates().stream()
                                        .map(c -> c.name() + " in " + c.regime().id())
                                        .toList())));
    }

    /** The sections, in order. */
    public List<Entry> contents() {
        List<Entry> contents = new ArrayList<>();
        contents.add(new Entry("asked", "What was asked, what came out"));
        parts.forEach(part -> contents.add(new Entry(part.id(), part.title())));
        contents.add(new Entry("worst", "Runs to look at"));
        contents.add(new Entry("words", "Words and methods"));
        contents.add(new Entry("limits", "Limits of the model"));
        return contents;
    }

    /** The worst runs. */
    public List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        for (CellResult cell : result.cells()) {
            for (CellResult.Worst worst :
                    cell.worst().subList(0, Math.min(2, cell.worst().size()))) {
                looks.add(new Look(
                        CampaignWords.where(result, cell.cell()) + ": "
                                + worst.fate().word()
                                + (worst.outageNs() < 0
                                        ? ""
                                        : ", " + CampaignWords.time(worst.outageNs()) + " without the data"),
                        CampaignWords.again(result, worst.replay())));
            }
        }
        return looks;
    }

    /** What words mean and how intervals were made. */
    public List<Fact> words() {
        List<Fact> words = new ArrayList<>();
        TreeSet<Fate> fates = new TreeSet<>();
        result.cells().forEach(cell -> fates.addAll(cell.fates().keySet()));
        fates.forEach(fate -> words.add(new Fact(fate.word(), fate.meaning())));
        words.add(new Fact(
                "shares",
                "Wilson's interval where a run has one fault; where it has many, Student's interval over runs. What was never"
                        + " seen has a one-sided exact upper bound."));
        words.add(new Fact("percentiles", "Intervals between order statistics: they cover at least what they say."));
        words.add(new Fact("means", "Student's interval over runs."));
        words.add(new Fact(
                "differences",
                "Paired by run: Bonett and Price for shares, Student for lives; McNemar's test, Wilcoxon's for lives and"
                        + " outages; p-values after Holm over all comparisons of the campaign."));
        return words;
    }

    /** Style of the page, with the colours of charts. */
    public String css() {
        return Resource.read("/daxsim/report.css")
                .replace("/*light*/", Tone.declarations(false))
                .replace("/*dark*/", Tone.declarations(true));
    }

    /** What the page does by itself. */
    public String script() {
        return Resource.read("/daxsim/report.js");
    }
}
