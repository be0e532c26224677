package daxsim.chart;

import daxsim.report.Alike;
import daxsim.report.Sample;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/**
 * One row for each sample: a tick for each duration, a bar over the middle half, a dot at the median, and if there is room a
 * bracket over the interval of the mean.
 */
final class StripRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1L;

    private final transient List<Alike<Sample>> rows;
    private final transient Map<String, Tone> tones;
    private final boolean roomy;

    StripRenderer(List<Alike<Sample>> rows, Map<String, Tone> tones, boolean roomy) {
        this.rows = List.copyOf(rows);
        this.tones = Map.copyOf(tones);
        this.roomy = roomy;
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
        Alike<Sample> row = rows.get(item);
        double y = range.valueToJava2D(dataset.getYValue(series, item), area, plot.getRangeAxisEdge());
        if (!row.value().isEmpty()) {
            new Row(g2, area, domain, plot.getDomainAxisEdge(), y).draw(row);
        }
    }

    private final class Row {
        private final Graphics2D g2;
        private final Rectangle2D area;
        private final ValueAxis axis;
        private final RectangleEdge edge;
        private final double y;

        Row(Graphics2D g2, Rectangle2D area, ValueAxis axis, RectangleEdge edge, double y) {
            this.g2 = g2;
            this.area = area;
            this.axis = axis;
            this.edge = edge;
            this.y = y;
        }

        private double x(double ns) {
            return axis.valueToJava2D(DecadeAxis.position(Math.max(1, ns)), area, edge);
        }

        void draw(Alike<Sample> row) {
            Sample sample = row.value();
            Color colour = tones.getOrDefault(row.design(), Tone.INK).colour();
            double half = roomy ? 4 : 2.5;
            g2.setStroke(Theme.HAIR);
            g2.setPaint(Tone.SOFT.colour());
            g2.draw(ticks(sample, roomy ? y - 15 : y - 6.5, roomy ? 8 : 3));
            g2.setPaint(colour);
            g2.setStroke(Theme.THIN);
            g2.draw(new Line2D.Double(x(sample.min()), y, x(sample.max()), y));
            double low = x(sample.percentile(25));
            double width = Math.max(1.5, x(sample.percentile(75)) - low);
            g2.fill(new Rectangle2D.Double(low, y - half, width, 2 * half));
            double radius = roomy ? 5 : 3.5;
            double median = x(sample.median());
            g2.setPaint(Tone.PAPER.colour());
            g2.fill(circle(median, radius + 1));
            g2.setPaint(Tone.INK.colour());
            g2.fill(circle(median, radius));
            Sample.Interval mean = sample.meanInterval();
            if (roomy && mean != null) {
                bracket(x(mean.low()), x(sample.mean()), x(mean.high()));
            }
        }

        private Ellipse2D circle(double x, double radius) {
            return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        }

        /** One path for all; durations that would fall on the same half point share a tick. */
        private GeneralPath ticks(Sample sample, double top, double height) {
            TreeSet<Long> halves = new TreeSet<>();
            sample.sorted().forEach(ns -> halves.add(Math.round(2 * x(ns))));
            GeneralPath path = new GeneralPath();
            for (long at : halves) {
                path.moveTo(at / 2.0, top);
                path.lineTo(at / 2.0, top + height);
            }
            return path;
        }

        private void bracket(double low, double mean, double high) {
            double at = y + 12;
            g2.setPaint(Tone.INK.colour());
            g2.setStroke(Theme.THIN);
            g2.draw(new Line2D.Double(low, at, high, at));
            g2.draw(new Line2D.Double(low, at - 3, low, at + 3));
            g2.draw(new Line2D.Double(high, at - 3, high, at + 3));
            GeneralPath diamond = new GeneralPath();
            diamond.moveTo(mean, at - 4);
            diamond.lineTo(mean + 4, at);
            diamond.lineTo(mean, at + 4);
            diamond.lineTo(mean - 4, at);
            diamond.closePath();
            g2.setPaint(Tone.PAPER.colour());
            g2.fill(diamond);
            g2.setPaint(Tone.INK.colour());
            g2.draw(diamond);
        }
    }
}
