package daxsim.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Shares with their intervals: a panel for each outcome, a row for each design, one axis for all. */
final class IntervalChart {
    private static final int WIDTH = 760;
    private static final int ROW = 18;
    private static final int AXIS = 42;

    private IntervalChart() {}

    /**
     * One share.
     *
     * @param text stands at the right edge
     */
    record Row(String name, Tone tone, double value, double lower, double upper, String text) {}

    /** The rows of one outcome. */
    record Panel(String title, List<Row> rows) {
        Panel {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The chart; values are percent.
     *
     * @param signed whether the axis goes to both sides of 0
     */
    static Chart of(String name, String question, String answer, String note, boolean signed, List<Panel> panels) {
        NumberAxis axis = Theme.plain(new NumberAxis(null));
        axis.setAutoRange(false);
        double most = panels.stream()
                .flatMap(p -> p.rows().stream())
                .mapToDouble(r -> Math.max(Math.abs(r.lower()), Math.abs(r.upper())))
                .max()
                .orElse(1);
        double end = Math.min(signed ? 200 : 102, most * 1.05 + 1e-9);
        axis.setRange(signed ? -end : 0, end);
        axis.setNumberFormatOverride(new Shares());
        CombinedDomainXYPlot combined = new CombinedDomainXYPlot(axis);
        combined.setGap(6);
        Theme.plain((XYPlot) combined);
        int height = AXIS;
        List<List<String>> data = new ArrayList<>();
        for (Panel panel : panels) {
            combined.add(plot(panel), panel.rows().size() + 1);
            height += ROW * (panel.rows().size() + 1) + 6;
            for (Row row : panel.rows()) {
                data.add(List.of(panel.title(), row.name(), row.text()));
            }
        }
        return new Chart(
                name,
                question,
                answer,
                note,
                WIDTH,
                height,
                Theme.drawing(combined),
                new Chart.Data(3, List.of("outcome", "design", "percent, with its interval"), data));
    }

    private static XYPlot plot(Panel panel) {
        int n = panel.rows().size();
        String[] names = new String[n + 1];
        String[] texts = new String[n + 1];
        names[0] = panel.title();
        texts[0] = "";
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawYError(false);
        renderer.setDrawXError(true);
        renderer.setErrorStroke(Theme.THIN);
        renderer.setCapLength(5);
        for (int i = 0; i < n; i++) {
            Row row = panel.rows().get(i);
            names[i + 1] = row.name();
            texts[i + 1] = row.text();
            XYIntervalSeries series = new XYIntervalSeries(i);
            series.add(row.value(), row.lower(), row.upper(), i + 1, i + 1, i + 1);
            data.addSeries(series);
            renderer.setSeriesPaint(i, row.tone().colour());
            renderer.setSeriesShape(i, new java.awt.geom.Ellipse2D.Double(-3, -3, 6, 6));
        }
        XYPlot plot = Theme.plain(new XYPlot(data, null, Theme.rows(names), renderer));
        plot.setDomainGridlinesVisible(true);
        SymbolAxis right = Theme.rows(texts);
        right.setTickLabelFont(Theme.SMALL);
        plot.setRangeAxis(1, right);
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        plot.getRangeAxis().setTickLabelFont(Theme.SMALL);
        return plot;
    }

    /** Percent without a locale. */
    private static final class Shares extends java.text.NumberFormat {
        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(double number, StringBuffer into, java.text.FieldPosition position) {
            String text = String.format(java.util.Locale.ROOT, "%.4f", number).replaceAll("\\.?0+$", "");
            return into.append(text.equals("-0") ? "0" : text).append(" %");
        }

        @Override
        public StringBuffer format(long number, StringBuffer into, java.text.FieldPosition position) {
            return into.append(number).append(" %");
        }

        @Override
        public @org.jspecify.annotations.Nullable Number parse(String source, java.text.ParsePosition position) {
            throw new UnsupportedOperationException("for output alone");
        }
    }
}
