package daxsim.chart;

import daxsim.campaign.plan.Treatment;
import daxsim.campaign.result.CampaignResult;
import daxsim.campaign.result.CellResult;
import daxsim.campaign.result.Pairing;
import daxsim.campaign.result.Share;
import daxsim.campaign.run.Gauge;
import daxsim.campaign.stats.Latencies;
import daxsim.campaign.stats.Mean;
import daxsim.check.Fate;
import daxsim.report.CampaignWords;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The charts of one treatment of a campaign. */
public final class CampaignCharts {
    private static final double YEAR_NS = 31_557_600e9;
    private static final int STEPS = 120;

    private CampaignCharts() {}

    /** Whether this machine can draw. */
    public static boolean available() {
        return Fonts.available();
    }

    private static Tone tone(CampaignResult result, CellResult cell) {
        int at = result.experiment().candidates().indexOf(cell.cell().candidate());
        return Tone.design(at);
    }

    private static List<CellResult> cells(CampaignResult result, Treatment treatment) {
        return result.cells().stream()
                .filter(c -> c.cell().treatment() == treatment && c.faults() > 0)
                .toList();
    }

    private static String name(CellResult cell) {
        return cell.cell().candidate().name();
    }

    /** Outcomes with their intervals. */
    public static List<Chart> outcomes(CampaignResult result, Treatment treatment) {
        List<CellResult> cells = cells(result, treatment);
        if (!available() || cells.isEmpty()) {
            return List.of();
        }
        TreeSet<Fate> fates = new TreeSet<>();
        cells.forEach(c -> c.fates().forEach((fate, share) -> {
            if (share.hits() > 0) {
                fates.add(fate);
            }
        }));
        List<IntervalChart.Panel> panels = new ArrayList<>();
        for (Fate fate : fates) {
            List<IntervalChart.Row> rows = new ArrayList<>();
            for (CellResult cell : cells) {
                Share share = cell.fates().get(fate);
                if (share != null) {
                    rows.add(new IntervalChart.Row(
                            name(cell),
                            tone(result, cell),
                            100 * share.value(),
                            100 * share.interval().lower(),
                            100 * share.interval().upper(),
                            CampaignWords.share(share)));
                }
            }
            panels.add(new IntervalChart.Panel(fate.word(), rows));
        }
        return List.of(IntervalChart.of(
                "outcomes-" + treatment.number(),
                "What became of the faults?",
                cells.getFirst().faults() + " faults under each design; the same ones",
                "Dot: share of the faults. Whisker: its interval at " + CampaignWords.percent(result.confidence())
                        + " confidence.",
                false,
                panels));
    }

    /** Differences against the first design. */
    public static List<Chart> differences(CampaignResult result, Treatment treatment) {
        if (!available()) {
            return List.of();
        }
        List<IntervalChart.Panel> panels = new ArrayList<>();
        String first = "";
        for (Pairing pairing : result.pairings()) {
            if (pairing.first().treatment() != treatment) {
                continue;
            }
            first = pairing.first().candidate().name();
            List<IntervalChart.Row> rows = new ArrayList<>();
            int at = result.experiment().candidates().indexOf(pairing.second().candidate());
            for (Pairing.Difference d : pairing.differences()) {
                rows.add(new IntervalChart.Row(
                        d.word(),
                        Tone.design(at),
                        100 * d.value(),
                        100 * d.interval().lower(),
                        100 * d.interval().upper(),
                        CampaignWords.difference(d) + ", p " + CampaignWords.p(d.adjusted())));
            }
            panels.add(new IntervalChart.Panel(pairing.second().candidate().name(), rows));
        }
        return panels.isEmpty()
                ? List.of()
                : List.of(IntervalChart.of(
                        "differences-" + treatment.number(),
                        "What does each design do differently with the same faults?",
                        "Percent points against " + first,
                        "Paired by run; intervals for each difference by itself, p-values after Holm over all comparisons.",
                        true,
                        panels));
    }

    /** How many repairs and outages took longer than a time. */
    public static List<Chart> latencies(CampaignResult result, Treatment treatment) {
        List<CellResult> cells = cells(result, treatment);
        List<Chart> charts = new ArrayList<>();
        if (!available()) {
            return charts;
        }
        latency(result, treatment, cells, true, charts);
        latency(result, treatment, cells, false, charts);
        return charts;
    }

    private static void latency(
            CampaignResult result, Treatment treatment, List<CellResult> cells, boolean repairs, List<Chart> charts) {
        List<LinesChart.Line> lines = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (CellResult cell : cells) {
            Latencies sample = repairs ? cell.repairs() : cell.outages();
            if (sample.n() == 0) {
                continue;
            }
            List<LinesChart.Point> points = new ArrayList<>();
            for (int i = 0; i <= STEPS; i++) {
                long rank = Math.max(1, Math.min(sample.n(), Math.round((double) i / STEPS * sample.n())));
                double longer = 100.0 * (sample.n() - rank) / sample.n();
                points.add(new LinesChart.Point(Math.max(1, sample.at(rank)), longer, longer, longer));
            }
            lines.add(new LinesChart.Line(name(cell), tone(result, cell), points));
            answers.add(name(cell) + " " + CampaignWords.percentile(sample, 0.5, result.confidence()));
            rows.add(List.of(
                    name(cell),
                    Long.toString(sample.n()),
                    CampaignWords.percentile(sample, 0.5, result.confidence()),
                    CampaignWords.percentile(sample, 0.9, result.confidence()),
                    CampaignWords.percentile(sample, 0.99, result.confidence()),
                    CampaignWords.percentile(sample, 0.999, result.confidence())));
        }
        if (lines.isEmpty()) {
            return;
        }
        charts.add(LinesChart.of(
                (repairs ? "repairs-" : "outages-") + treatment.number(),
                repairs ? "How long does a repair take?" : "How long is the application without its data?",
                "Median: " + String.join("; ", answers),
                "Percent that took longer than the time below, which is on a logarithmic axis. Intervals of percentiles are in"
                        + " the data.",
                true,
                lines,
                new Chart.Data(1, List.of("design", "n", "p50", "p90", "p99", "p99.9"), rows)));
    }

    /** States over the years of a life. */
    public static List<Chart> courses(CampaignResult result, Treatment treatment) {
        List<Chart> charts = new ArrayList<>();
        List<CellResult> cells = cells(result, treatment).stream()
                .filter(c -> !c.course().isEmpty())
                .toList();
        if (!available() || cells.isEmpty()) {
            return charts;
        }
        for (Gauge gauge : Gauge.values()) {
            Chart chart = course(result, treatment, cells, gauge);
            if (chart != null) {
                charts.add(chart);
            }
        }
        return charts;
    }

    private static @org.jspecify.annotations.Nullable Chart course(
            CampaignResult result, Treatment treatment, List<CellResult> cells, Gauge gauge) {
        List<LinesChart.Line> lines = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        boolean moves = false;
        for (CellResult cell : cells) {
            double start = cell.start().gauges()[gauge.ordinal()];
            List<LinesChart.Point> points = new ArrayList<>();
            points.add(new LinesChart.Point(0, start, start, start));
            for (CellResult.Moment moment : cell.course()) {
                Mean mean = moment.gauges().get(gauge);
                if (mean == null) {
                    continue;
                }
                boolean known = !Double.isInfinite(mean.interval().lower());
                points.add(new LinesChart.Point(
                        moment.atNs() / YEAR_NS,
                        mean.value(),
                        known ? Math.max(0, mean.interval().lower()) : mean.value(),
                        known ? mean.interval().upper() : mean.value()));
                moves |= mean.value() != start;
                rows.add(List.of(
                        name(cell),
                        CampaignWords.time(moment.atNs()),
                        Long.toString(mean.n()),
                        CampaignWords.mean(mean)));
            }
            lines.add(new LinesChart.Line(name(cell), tone(result, cell), points));
            answers.add(name(cell) + " " + CampaignWords.number(start) + " to "
                    + CampaignWords.number(points.getLast().y()));
        }
        return moves
                ? LinesChart.of(
                        gauge.column().replace('_', '-') + "-" + treatment.number(),
                        "Over the years: " + gauge.meaning(),
                        String.join("; ", answers),
                        "Means over lives; the band is the interval of the mean.",
                        false,
                        lines,
                        new Chart.Data(2, List.of("design", "age", "n", "mean, with its interval"), rows))
                : null;
    }
}
