package daxsim.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Stroke;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;

/** What all charts look like: little ink, no frames, names beside what they name. */
final class Theme {
    static final Font LABEL = Fonts.plain(12.5f);
    static final Font SMALL = Fonts.plain(11f);
    static final Font HEAD = Fonts.bold(12.5f);
    static final Stroke HAIR = new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    static final Stroke THIN = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    static final Stroke BROAD = new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

    static {
        // Else text is measured in whole pixels, and what should end at one edge does not.
        TextUtils.setUseFontMetricsGetStringBounds(true);
    }

    private Theme() {}

    /** The plot as a drawing without title, legend or background. */
    static JFreeChart drawing(Plot plot) {
        JFreeChart chart = new JFreeChart(null, LABEL, plot, false);
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setAntiAlias(true);
        plain(plot);
        return chart;
    }

    static void plain(Plot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(2, 0, 2, 2));
    }

    static XYPlot plain(XYPlot plot) {
        plain((Plot) plot);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinePaint(Tone.GRID.colour());
        plot.setDomainGridlineStroke(HAIR);
        plot.setRangeGridlinePaint(Tone.GRID.colour());
        plot.setRangeGridlineStroke(HAIR);
        plot.setRangeGridlinesVisible(false);
        plot.setDomainZeroBaselineVisible(false);
        plot.setRangeZeroBaselineVisible(false);
        return plot;
    }

    static <A extends ValueAxis> A plain(A axis) {
        axis.setTickLabelFont(SMALL);
        axis.setTickLabelPaint(Tone.SOFT.colour());
        axis.setLabelFont(SMALL);
        axis.setLabelPaint(Tone.SOFT.colour());
        axis.setAxisLinePaint(Tone.RULE.colour());
        axis.setAxisLineStroke(HAIR);
        axis.setTickMarkPaint(Tone.RULE.colour());
        axis.setTickMarkStroke(HAIR);
        return axis;
    }

    /** Names of rows, the first on top. */
    static SymbolAxis rows(String... names) {
        SymbolAxis axis = new SymbolAxis(null, names);
        plain(axis);
        axis.setTickLabelFont(LABEL);
        axis.setTickLabelPaint(Tone.INK.colour());
        axis.setGridBandsVisible(false);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setInverted(true);
        axis.setAutoRange(false);
        axis.setRange(-0.5, names.length - 0.5);
        return axis;
    }
}
