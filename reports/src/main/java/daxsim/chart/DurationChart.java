package daxsim.chart;

import daxsim.report.Alike;
import daxsim.report.Durations;
import daxsim.report.Sample;
import daxsim.report.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How long one kind of operation takes: a row for each design, on one axis of time for all. */
final class DurationChart {
    private static final int WIDTH = 760;
    private static final int ROOMY = 44;
    private static final int NARROW = 17;
    private static final int AXIS = 40;
    private static final List<String> HEADS = List.of(
            "scenario",
            "design",
            "n",
            "failed",
            "least",
            "25 %",
            "median",
            "95 % of the median",
            "75 %",
            "99 %",
            "most",
            "mean",
            "95 % of the mean");

    private final Map<String, Tone> tones;

    DurationChart(Map<String, Tone> tones) {
        this.tones = Map.copyOf(tones);
    }

    /** One scenario with everything that is known of its samples. */
    Chart one(Durations.Panel panel) {
        List<Alike<Sample>> rows = panel.rows();
        XYPlot plot = plot(rows, "", true);
        plot.setDomainAxis(axis(List.of(panel)));
        int height = ROOMY * rows.size() + AXIS;
        return new Chart(
                "repair",
                "How long does a repair take under each design?",
                answer(panel),
                "Scenario " + panel.scenario().id() + ", " + String.join("; ", panel.operations())
                        + ". Each tick is one of " + runs(rows)
                        + " runs that drew from their own seeds, the bar their middle half, the dot and the number the"
                        + " median. Diamond and bracket: the mean with its 95 % interval (Student's t), which is sampling"
                        + " error alone; how far the parameters can be trusted is another question. Logarithmic axis.",
                WIDTH,
                height,
                Theme.drawing(plot),
                data(List.of(panel)));
    }

    /** All scenarios, one below the other. */
    Chart all(String name, String question, Durations durations) {
        CombinedDomainXYPlot combined = new CombinedDomainXYPlot(axis(durations.panels()));
        combined.setGap(8);
        Theme.plain((XYPlot) combined);
        int height = AXIS;
        for (Durations.Panel panel : durations.panels()) {
            int rows = panel.rows().size() + 1;
            combined.add(plot(panel.rows(), panel.scenario().id(), false), rows);
            height += NARROW * rows + 8;
        }
        return new Chart(
                name,
                question,
                overall(durations),
                "Ticks are single operations that succeeded, the bar their middle half, the dot and the number the median."
                        + " What failed is counted at the right and not drawn. Logarithmic axis, the same for all.",
                WIDTH,
                height,
                Theme.drawing(combined),
                data(durations.panels()));
    }

    private static String runs(List<Alike<Sample>> rows) {
        long most = rows.stream()
                .mapToLong(r -> r.value().n() + r.value().failed())
                .max()
                .orElse(0);
        return Shown.count(most);
    }

    private static DecadeAxis axis(List<Durations.Panel> panels) {
        List<Sample> samples = panels.stream()
                .flatMap(p -> p.rows().stream())
                .map(Alike::value)
                .filter(s -> !s.isEmpty())
                .toList();
        long min = samples.stream().mapToLong(Sample::min).min().orElse(1);
        long max = samples.stream().mapToLong(Sample::max).max().orElse(10);
        return DecadeAxis.ofTimes(Math.max(1, min), Math.max(2, max));
    }

    private XYPlot plot(List<Alike<Sample>> rows, String title, boolean roomy) {
        int titles = title.isEmpty() ? 0 : 1;
        String[] names = new String[rows.size() + titles];
        String[] medians = new String[rows.size() + titles];
        if (titles > 0) {
            names[0] = "";
            medians[0] = "median";
        }
        XYSeries items = new XYSeries("rows", false);
        for (int i = 0; i < rows.size(); i++) {
            Sample sample = rows.get(i).value();
            names[i + titles] = roomy ? rows.get(i).label() : rows.get(i).brief();
            medians[i + titles] = (roomy && !sample.isEmpty() ? "median " : "") + shown(sample);
            items.add(0.0, i + titles);
        }
        XYPlot plot = Theme.plain(new XYPlot(
                new XYSeriesCollection(items), null, Theme.rows(names), new StripRenderer(rows, tones, roomy)));
        SymbolAxis right = Theme.rows(medians);
        right.setTickLabelFont(roomy ? Theme.HEAD : Theme.SMALL);
        plot.setRangeAxis(1, right);
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        if (titles > 0) {
            plot.getRangeAxis().setTickLabelFont(Theme.SMALL);
            plot.addAnnotation(new Heading(title));
        }
        return plot;
    }

    /** The name of a scenario at the left edge of the drawing. */
    private static final class Heading extends XYTextAnnotation {
        private static final long serialVersionUID = 1L;

        Heading(String text) {
            super(text, 0, 0);
            setFont(Theme.HEAD);
            setPaint(Tone.INK.colour());
            setTextAnchor(TextAnchor.CENTER_LEFT);
        }

        @Override
        public void draw(
                java.awt.Graphics2D g2,
                XYPlot plot,
                java.awt.geom.Rectangle2D area,
                org.jfree.chart.axis.ValueAxis domain,
                org.jfree.chart.axis.ValueAxis range,
                int index,
                org.jfree.chart.plot.@org.jspecify.annotations.Nullable PlotRenderingInfo info) {
            setX(domain.getLowerBound());
            super.draw(g2, plot, area, domain, range, index, info);
        }
    }

    private static String shown(Sample sample) {
        if (sample.isEmpty()) {
            return "all " + sample.failed() + " fail";
        }
        return Shown.time(sample.median()) + (sample.failed() == 0 ? "" : ", " + sample.failed() + " fail");
    }

    private static String answer(Durations.Panel panel) {
        List<String> parts = new ArrayList<>();
        for (Alike<Sample> row : panel.rows()) {
            parts.add(row.label() + " " + shown(row.value()));
        }
        return "Median: " + String.join("; ", parts);
    }

    /** The medians of each design from the least scenario to the most. */
    private static String overall(Durations durations) {
        Map<String, long[]> ends = new LinkedHashMap<>();
        for (Durations.Panel panel : durations.panels()) {
            for (Alike<Sample> row : panel.rows()) {
                if (!row.value().isEmpty()) {
                    long median = row.value().median();
                    long[] range = ends.computeIfAbsent(row.design(), d -> new long[] {median, median});
                    range[0] = Math.min(range[0], median);
                    range[1] = Math.max(range[1], median);
                }
            }
        }
        List<String> parts = new ArrayList<>();
        ends.forEach((design, range) -> parts.add(
                design + " " + (range[0] == range[1] ? Shown.time(range[0]) : Shown.range(range[0], range[1]))));
        return "Medians, from the least scenario to the most: " + String.join("; ", parts);
    }

    private static Chart.Data data(List<Durations.Panel> panels) {
        List<List<String>> rows = new ArrayList<>();
        for (Durations.Panel panel : panels) {
            for (Alike<Sample> row : panel.rows()) {
                rows.add(row(panel, row));
            }
        }
        return new Chart.Data(2, HEADS, rows);
    }

    private static List<String> row(Durations.Panel panel, Alike<Sample> row) {
        Sample sample = row.value();
        List<String> cells = new ArrayList<>(
                List.of(panel.scenario().id(), row.label(), Shown.count(sample.n()), Shown.count(sample.failed())));
        if (sample.isEmpty()) {
            while (cells.size() < HEADS.size()) {
                cells.add("");
            }
            return cells;
        }
        cells.add(Shown.time(sample.min()));
        cells.add(Shown.time(sample.percentile(25)));
        cells.add(Shown.time(sample.median()));
        cells.add(interval(sample.medianInterval()));
        cells.add(Shown.time(sample.percentile(75)));
        cells.add(Shown.time(sample.percentile(99)));
        cells.add(Shown.time(sample.max()));
        cells.add(Shown.time(sample.mean()));
        cells.add(interval(sample.meanInterval()));
        return cells;
    }

    private static String interval(Sample.@org.jspecify.annotations.Nullable Interval interval) {
        return Objects.isNull(interval) ? "too few" : Shown.range(interval.low(), interval.high());
    }
}
