package daxsim.chart;

import daxsim.report.Alike;
import daxsim.report.Progressions;
import daxsim.report.Shown;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** What one repair after the other does to a quantity: a line for each design, with its name at its end. */
final class CourseChart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 300;
    private static final float[][] DASHES = {
        {}, {7, 4}, {2, 3}, {10, 3, 2, 3}, {4, 2}, {1, 4}, {12, 5}, {6, 2, 1, 2, 1, 2}
    };
    private static final List<Shape> MARKERS = List.of(
            new Ellipse2D.Double(-3.5, -3.5, 7, 7),
            new Rectangle2D.Double(-3.2, -3.2, 6.4, 6.4),
            polygon(0, -4.5, 4.5, 3.5, -4.5, 3.5),
            polygon(0, -4.8, 4.8, 0, 0, 4.8, -4.8, 0),
            polygon(0, 4.5, 4.5, -3.5, -4.5, -3.5),
            polygon(
                    -1.2, -4.5, 1.2, -4.5, 1.2, -1.2, 4.5, -1.2, 4.5, 1.2, 1.2, 1.2, 1.2, 4.5, -1.2, 4.5, -1.2, 1.2,
                    -4.5, 1.2, -4.5, -1.2, -1.2, -1.2),
            new Rectangle2D.Double(-4.5, -1.8, 9, 3.6),
            new Rectangle2D.Double(-1.8, -4.5, 3.6, 9));

    private final Map<String, Tone> tones;

    CourseChart(Map<String, Tone> tones) {
        this.tones = Map.copyOf(tones);
    }

    /** Designs that go the same way. */
    private record Line(List<String> names, String design, List<Long> values) {}

    Chart of(Progressions course) {
        List<Line> lines = lines(course);
        long low = lines.stream()
                .flatMap(l -> l.values().stream())
                .mapToLong(v -> v)
                .min()
                .orElse(0);
        long high = lines.stream()
                .flatMap(l -> l.values().stream())
                .mapToLong(v -> v)
                .max()
                .orElse(1);
        boolean fromZero = low >= 0 && low <= high / 2;
        NumberAxis x = Theme.plain(new NumberAxis("repairs done"));
        x.setTickUnit(new NumberTickUnit(step(course.repairs()), new Plain()));
        x.setAutoRange(false);
        x.setRange(0.5, course.repairs() + 0.5);
        NumberAxis y = Theme.plain(new NumberAxis(null));
        y.setAutoRange(false);
        double room = Math.max(0.5, (high - (fromZero ? 0 : low)) * 0.06);
        y.setRange((fromZero ? 0 : low) - (fromZero ? 0 : room), high + room);
        Scale scale = Scale.of(course.unit(), y.getRange().getLength() / 5);
        y.setRange(y.getLowerBound() / scale.factor(), y.getUpperBound() / scale.factor());
        y.setLabel(scale.label());
        y.setTickUnit(new NumberTickUnit(nice(y.getRange().getLength() / 5), new Plain()));
        y.setAxisLineVisible(false);
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setDrawOutlines(false);
        XYPlot plot = Theme.plain(new XYPlot(data, x, y, renderer));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(true);
        double apart = y.getRange().getLength() / (HEIGHT - 60) * 15;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            XYSeries series = new XYSeries(i, false);
            for (int k = 0; k < line.values().size(); k++) {
                series.add(k + 1, line.values().get(k) / scale.factor());
            }
            data.addSeries(series);
            renderer.setSeriesPaint(
                    i, tones.getOrDefault(line.design(), Tone.INK).colour());
            renderer.setSeriesStroke(i, stroke(i));
            renderer.setSeriesShape(i, MARKERS.get(i % MARKERS.size()));
        }
        names(plot, lines, scale.factor(), apart);
        JFreeChart drawing = Theme.drawing(plot);
        int labels = 30
                + 7
                        * lines.stream()
                                .flatMap(l -> l.names().stream())
                                .mapToInt(String::length)
                                .max()
                                .orElse(0);
        plot.setInsets(new RectangleInsets(6, 0, 2, Math.min(250, labels)));
        return new Chart(
                course.scenario().id() + "-" + course.name(),
                "What do repeated repairs do to " + course.name().replace('-', ' ') + " in "
                        + course.scenario().id() + "?",
                answer(course, lines),
                "Scenario " + course.scenario().id() + ", timed run 0; "
                        + course.name().replace('-', ' ') + " in "
                        + (course.unit().isEmpty() ? "numbers" : course.unit())
                        + " after each completed repair. One run and exact values: there is no interval."
                        + (fromZero ? "" : " The vertical axis does not begin at zero."),
                WIDTH,
                HEIGHT,
                drawing,
                data(course));
    }

    private static List<Line> lines(Progressions course) {
        Map<List<Long>, Line> byValues = new LinkedHashMap<>();
        for (Alike<List<Long>> row : course.rows()) {
            byValues.computeIfAbsent(row.value(), v -> new Line(new ArrayList<>(), row.design(), v))
                    .names()
                    .add(row.label());
        }
        return List.copyOf(byValues.values());
    }

    /** A name beside the end of its line. */
    private record Name(String text, int line, double wanted) {}

    /** Names go to the end of their line; where lines end close together they are moved apart. */
    private void names(XYPlot plot, List<Line> lines, double factor, double apart) {
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int n = line.names().size();
            for (int k = 0; k < n; k++) {
                double middle = line.values().getLast() / factor;
                names.add(new Name(line.names().get(k), i, middle + ((n - 1) / 2.0 - k) * apart));
            }
        }
        names.sort(Comparator.comparingDouble((Name name) -> -name.wanted()));
        double[] at = new double[names.size()];
        double next = plot.getRangeAxis().getUpperBound();
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.min(names.get(i).wanted(), next);
            next = at[i] - apart;
        }
        next = plot.getRangeAxis().getLowerBound();
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.max(at[i], next);
            next = at[i] + apart;
        }
        for (int i = 0; i < at.length; i++) {
            Name name = names.get(i);
            Line line = lines.get(name.line());
            Beside text = new Beside(name.text(), line.values().size(), at[i]);
            text.setFont(Theme.LABEL);
            text.setPaint(tones.getOrDefault(line.design(), Tone.INK).colour());
            text.setTextAnchor(TextAnchor.CENTER_LEFT);
            plot.addAnnotation(text);
        }
    }

    /** Text a little to the right of a point, also beyond the end of the axis. */
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
                Rectangle2D area,
                org.jfree.chart.axis.ValueAxis domain,
                org.jfree.chart.axis.ValueAxis range,
                int index,
                org.jfree.chart.plot.@org.jspecify.annotations.Nullable PlotRenderingInfo info) {
            Shape clip = g2.getClip();
            g2.setClip(null);
            setX(point + domain.getRange().getLength() * 10 / area.getWidth());
            super.draw(g2, plot, area, domain, range, index, info);
            g2.setClip(clip);
        }
    }

    private static String answer(Progressions course, List<Line> lines) {
        List<String> parts = new ArrayList<>();
        for (Line line : lines) {
            parts.add(String.join(", ", line.names()) + ": "
                    + shown(course, line.values().getFirst())
                    + " after the first repair, " + shown(course, line.values().getLast()) + " after "
                    + line.values().size());
        }
        return String.join(". ", parts);
    }

    private static String shown(Progressions course, long value) {
        return course.unit().equals("bytes") ? Shown.bytes(value) : Shown.count(value);
    }

    private static Chart.Data data(Progressions course) {
        List<String> heads = new ArrayList<>(List.of("design"));
        for (int i = 1; i <= course.repairs(); i++) {
            heads.add(Integer.toString(i));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Alike<List<Long>> row : course.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.label()));
            row.value().forEach(v -> cells.add(Shown.count(v)));
            while (cells.size() < heads.size()) {
                cells.add("");
            }
            rows.add(cells);
        }
        return new Chart.Data(1, heads, rows);
    }

    private static double step(int repairs) {
        return Math.max(1, nice(repairs / 12.0));
    }

    /** 1, 2 or 5 times a power of ten, at least 1. */
    private static double nice(double wanted) {
        double power = 1;
        while (true) {
            for (int digit : new int[] {1, 2, 5}) {
                if (digit * power >= wanted) {
                    return digit * power;
                }
            }
            power *= 10;
        }
    }

    private static Stroke stroke(int index) {
        float[] dash = DASHES[index % DASHES.length];
        return dash.length == 0
                ? Theme.BROAD
                : new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
