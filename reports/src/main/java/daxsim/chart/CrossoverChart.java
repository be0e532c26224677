package daxsim.chart;

import daxsim.report.Crossings;
import daxsim.report.Shown;
import daxsim.sensitivity.Conclusion;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** The range of one parameter: where in it one design is faster than another, and where the order turns. */
final class CrossoverChart {
    private static final int WIDTH = 760;
    private static final int ROW = 46;
    private static final int AXIS = 46;
    private static final int SHOWN = 24;
    private static final double DECADE = 10;

    private CrossoverChart() {}

    static Chart of(Crossings crossings) {
        List<Crossings.Row> rows = crossings.flips().stream().limit(SHOWN).toList();
        double min = rows.stream().mapToDouble(r -> r.flip().min()).min().orElse(1);
        double max = rows.stream().mapToDouble(r -> r.flip().max()).max().orElse(10);
        boolean logarithmic = min > 0 && max / min >= DECADE;
        ValueAxis axis = logarithmic ? DecadeAxis.ofNumbers(min, max) : linear(min, max);
        axis.setLabel(crossings.parameter() + " in " + crossings.unit());
        XYSeries items = new XYSeries("rows", false);
        String[] names = new String[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            items.add(0.0, i);
            names[i] = "";
        }
        XYPlot plot = Theme.plain(
                new XYPlot(new XYSeriesCollection(items), axis, Theme.rows(names), new Renderer(rows, logarithmic)));
        JFreeChart drawing = Theme.drawing(plot);
        plot.setInsets(new RectangleInsets(2, 0, 2, 24));
        return new Chart(
                "crossover-" + crossings.parameter().replace('.', '-'),
                "Which design is faster, depending on " + crossings.parameter() + "?",
                answer(crossings),
                "Each line is the range of the parameter (" + crossings.grade()
                        + "). Solid: the order named above it holds; dashed: the other way round. The bar across is the"
                        + " crossover, the dot the profile's own value. "
                        + (logarithmic ? "Logarithmic axis." : "Linear axis.")
                        + (crossings.flips().size() > SHOWN
                                ? " The first " + SHOWN + " of "
                                        + crossings.flips().size() + " conclusions are drawn; the table has all."
                                : ""),
                WIDTH,
                ROW * rows.size() + AXIS,
                drawing,
                data(crossings));
    }

    private static NumberAxis linear(double min, double max) {
        NumberAxis axis = Theme.plain(new NumberAxis(null));
        double room = (max - min) * 0.03;
        axis.setAutoRange(false);
        axis.setRange(min - room, max + room);
        axis.setNumberFormatOverride(new Rounded());
        return axis;
    }

    private static final class Rounded extends java.text.NumberFormat {
        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(double number, StringBuffer into, java.text.FieldPosition position) {
            return into.append(Shown.rounded(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer into, java.text.FieldPosition position) {
            return into.append(Shown.rounded(number));
        }

        @Override
        public @Nullable Number parse(String source, java.text.ParsePosition position) {
            throw new UnsupportedOperationException("for output alone");
        }
    }

    private static String order(Conclusion c) {
        return c.fast().name() + " faster than " + c.slow().name() + " (" + c.verb() + ", "
                + c.scenario().id() + ")";
    }

    private static String answer(Crossings crossings) {
        double least = crossings.flips().stream()
                .mapToDouble(r -> r.flip().crossover())
                .min()
                .orElse(0);
        double most = crossings.flips().stream()
                .mapToDouble(r -> r.flip().crossover())
                .max()
                .orElse(0);
        String from = Shown.rounded(least);
        String to = Shown.rounded(most);
        return Shown.counted(crossings.flips().size(), "conclusion") + " about speed turn"
                + (crossings.flips().size() == 1 ? "s" : "") + " around inside its range, at "
                + (from.equals(to) ? from : from + " to " + to) + " " + crossings.unit() + "; the profile has "
                + Shown.number(crossings.flips().getFirst().flip().value());
    }

    private static Chart.Data data(Crossings crossings) {
        List<List<String>> rows = new ArrayList<>();
        for (Crossings.Row row : crossings.flips()) {
            Conclusion c = row.conclusion();
            Conclusion.Flip flip = row.flip();
            rows.add(List.of(
                    c.scenario().id(),
                    c.verb(),
                    c.fast().name(),
                    c.slow().name(),
                    Shown.number(flip.min()),
                    Shown.number(flip.max()),
                    Shown.number(flip.value()),
                    (flip.above() ? "above " : "below ") + Shown.rounded(flip.crossover())));
        }
        return new Chart.Data(
                4,
                List.of("scenario", "operation", "faster", "slower", "from", "to", "profile's value", "holds"),
                rows);
    }

    private static final class Renderer extends AbstractXYItemRenderer {
        private static final long serialVersionUID = 1L;
        private static final Stroke SOLID = new BasicStroke(4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        private static final Stroke DASHED =
                new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 4}, 0);

        private final transient List<Crossings.Row> rows;
        private final boolean logarithmic;

        Renderer(List<Crossings.Row> rows, boolean logarithmic) {
            this.rows = List.copyOf(rows);
            this.logarithmic = logarithmic;
        }

        /** Rows have no place on the axis of values, so none is out of sight. */
        @Override
        public XYItemRendererState initialise(
                Graphics2D g2, Rectangle2D area, XYPlot plot, XYDataset data, @Nullable PlotRenderingInfo info) {
            XYItemRendererState state = super.initialise(g2, area, plot, data, info);
            state.setProcessVisibleItemsOnly(false);
            return state;
        }

        @Override
        public void drawItem(
                Graphics2D g2,
                XYItemRendererState state,
                Rectangle2D area,
                @Nullable PlotRenderingInfo info,
                XYPlot plot,
                ValueAxis domain,
                ValueAxis range,
                XYDataset dataset,
                int series,
                int item,
                @Nullable CrosshairState crosshair,
                int pass) {
            Crossings.Row row = rows.get(item);
            Conclusion.Flip flip = row.flip();
            RectangleEdge edge = plot.getDomainAxisEdge();
            double y = range.valueToJava2D(dataset.getYValue(series, item), area, plot.getRangeAxisEdge()) + 8;
            double crossover = x(flip.crossover(), domain, area, edge);
            g2.setPaint(Tone.SOFT.colour());
            g2.setStroke(DASHED);
            g2.draw(new Line2D.Double(x(flip.min(), domain, area, edge), y, x(flip.max(), domain, area, edge), y));
            g2.setPaint(Tone.DESIGN_1.colour());
            g2.setStroke(SOLID);
            g2.draw(new Line2D.Double(
                    x(row.holdsFrom(), domain, area, edge), y, x(row.holdsTo(), domain, area, edge), y));
            g2.setPaint(Tone.INK.colour());
            g2.setStroke(Theme.BROAD);
            g2.draw(new Line2D.Double(crossover, y - 7, crossover, y + 7));
            double value = x(flip.value(), domain, area, edge);
            g2.setPaint(Tone.PAPER.colour());
            g2.fill(new Ellipse2D.Double(value - 6, y - 6, 12, 12));
            g2.setPaint(Tone.INK.colour());
            g2.fill(new Ellipse2D.Double(value - 4.5, y - 4.5, 9, 9));
            g2.setFont(Theme.LABEL);
            TextUtils.drawAlignedString(
                    order(row.conclusion()), g2, (float) area.getMinX() + 4, (float) y - 14, TextAnchor.BOTTOM_LEFT);
            g2.setFont(Theme.SMALL);
            TextUtils.drawAlignedString(
                    "crossover " + Shown.rounded(flip.crossover()),
                    g2,
                    (float) crossover + 5,
                    (float) y + 4,
                    TextAnchor.TOP_LEFT);
        }

        private double x(double value, ValueAxis axis, Rectangle2D area, RectangleEdge edge) {
            return axis.valueToJava2D(logarithmic ? DecadeAxis.position(value) : value, area, edge);
        }
    }
}
