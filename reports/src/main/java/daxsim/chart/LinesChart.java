package daxsim.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Lines over time or over latency, each with its interval as a band and its name in a key above the drawing. */
final class LinesChart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 300;
    private static final float[][] DASHES = {
        {}, {7, 4}, {2, 3}, {10, 3, 2, 3}, {4, 2}, {1, 4}, {12, 5}, {6, 2, 1, 2, 1, 2}
    };

    private LinesChart() {}

    /** A point with its interval. */
    record Point(double x, double y, double lower, double upper) {}

    /** A line. */
    record Line(String name, Tone tone, List<Point> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    /**
     * The chart.
     *
     * @param overLatency whether x is a time in ns on a logarithmic axis, else years
     */
    static Chart of(
            String name,
            String question,
            String answer,
            String note,
            boolean overLatency,
            List<Line> lines,
            Chart.Data data) {
        double low = lines.stream()
                .flatMap(l -> l.points().stream())
                .mapToDouble(Point::x)
                .min()
                .orElse(1);
        double high = lines.stream()
                .flatMap(l -> l.points().stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(10);
        double top = lines.stream()
                .flatMap(l -> l.points().stream())
                .mapToDouble(Point::upper)
                .max()
                .orElse(1);
        ValueAxis x;
        if (overLatency) {
            x = DecadeAxis.ofTimes(Math.max(1, low), Math.max(2, high));
        } else {
            NumberAxis years = Theme.plain(new NumberAxis("years"));
            years.setAutoRange(false);
            years.setRange(0, Math.max(1e-9, high));
            years.setNumberFormatOverride(new Plainly());
            x = years;
        }
        NumberAxis y = Theme.plain(new NumberAxis(null));
        y.setAutoRange(false);
        y.setRange(0, top <= 0 ? 1 : top * 1.05);
        y.setAxisLineVisible(false);
        y.setNumberFormatOverride(new Plainly());
        YIntervalSeriesCollection all = new YIntervalSeriesCollection();
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setAlpha(0.18f);
        XYPlot plot = Theme.plain(new XYPlot(all, x, y, renderer));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(true);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            YIntervalSeries series = new YIntervalSeries(i);
            for (Point p : line.points()) {
                series.add(overLatency ? DecadeAxis.position(p.x()) : p.x(), p.y(), p.lower(), p.upper());
            }
            all.addSeries(series);
            Color colour = line.tone().colour();
            renderer.setSeriesPaint(i, colour);
            renderer.setSeriesFillPaint(i, colour);
            float[] dash = DASHES[i % DASHES.length];
            renderer.setSeriesStroke(
                    i,
                    dash.length == 0
                            ? Theme.BROAD
                            : new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
            name(plot, line, overLatency, i);
        }
        plot.setInsets(new RectangleInsets(6, 0, 2, 210));
        return new Chart(name, question, answer, note, WIDTH, HEIGHT, Theme.drawing(plot), data);
    }

    /** Names stand to the right, one below the other, in the order of the lines, with their dash in words of the key. */
    private static void name(XYPlot plot, Line line, boolean overLatency, int i) {
        double top = plot.getRangeAxis().getUpperBound();
        XYTextAnnotation text =
                new Beside(line.name(), plot.getDomainAxis().getUpperBound(), top - i * top / (HEIGHT - 60) * 17);
        text.setFont(Theme.LABEL);
        text.setPaint(line.tone().colour());
        text.setTextAnchor(TextAnchor.CENTER_LEFT);
        plot.addAnnotation(text);
    }

    /** Text a little to the right of the drawing. */
    private static final class Beside extends XYTextAnnotation {
        private static final long serialVersionUID = 1L;
        private final double point;

        Beside(String text, double x, double y) {
            super(text, x, y);
            point = x;
        }

        @Override
        public void draw(
                java.awt.Graphics2D g2,
                XYPlot plot,
                java.awt.geom.Rectangle2D area,
                ValueAxis domain,
                ValueAxis range,
                int index,
                org.jfree.chart.plot.@org.jspecify.annotations.Nullable PlotRenderingInfo info) {
            java.awt.Shape clip = g2.getClip();
            g2.setClip(null);
            setX(point + domain.getRange().getLength() * 10 / area.getWidth());
            super.draw(g2, plot, area, domain, range, index, info);
            g2.setClip(clip);
        }
    }

    /** Numbers without a locale. */
    private static final class Plainly extends java.text.NumberFormat {
        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(double number, StringBuffer into, java.text.FieldPosition position) {
            if (Math.abs(number) >= 1e6) {
                return into.append(String.format(java.util.Locale.ROOT, "%.3g", number));
            }
            String text = String.format(java.util.Locale.ROOT, "%.4f", number).replaceAll("\\.?0+$", "");
            return into.append(text.equals("-0") ? "0" : text);
        }

        @Override
        public StringBuffer format(long number, StringBuffer into, java.text.FieldPosition position) {
            return into.append(number);
        }

        @Override
        public @org.jspecify.annotations.Nullable Number parse(String source, java.text.ParsePosition position) {
            throw new UnsupportedOperationException("for output alone");
        }
    }
}
