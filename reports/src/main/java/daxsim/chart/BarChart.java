package daxsim.chart;

import daxsim.report.Shown;
import java.awt.Color;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/** Numbers as bars: a row for each name, a panel with its own scale for each kind of number. */
final class BarChart {
    private static final int WIDTH = 760;
    private static final int ROW = 26;
    private static final int DIGIT = 7;
    private static final int AROUND = 46;

    private BarChart() {}

    /** One row. */
    record Row(String name, Tone tone, List<Long> values) {
        Row {
            values = List.copyOf(values);
        }
    }

    /**
     * The chart.
     *
     * @param answer in words; null to name the ends of each panel
     * @param oneScale whether the panels share a scale
     */
    static Chart of(
            String name,
            String question,
            @Nullable String answer,
            String note,
            List<String> panels,
            boolean oneScale,
            List<Row> rows) {
        CategoryAxis names = new CategoryAxis();
        names.setTickLabelFont(Theme.LABEL);
        names.setTickLabelPaint(Tone.INK.colour());
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        names.setLowerMargin(0.01);
        names.setUpperMargin(0.01);
        names.setCategoryMargin(0.25);
        names.setMaximumCategoryLabelWidthRatio(0.5f);
        CombinedDomainCategoryPlot combined = new CombinedDomainCategoryPlot(names);
        combined.setOrientation(PlotOrientation.HORIZONTAL);
        combined.setGap(14);
        Theme.plain(combined);
        for (int i = 0; i < panels.size(); i++) {
            combined.add(panel(panels.get(i), i, rows, range(rows, oneScale ? -1 : i, panels.size())), 1);
        }
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(row.name()));
            row.values().forEach(v -> line.add(Shown.count(v)));
            cells.add(line);
        }
        List<String> heads = new ArrayList<>(List.of(""));
        heads.addAll(panels);
        return new Chart(
                name,
                question,
                answer == null ? ends(panels, rows) : answer,
                note,
                WIDTH,
                ROW * rows.size() + AROUND,
                Theme.drawing(combined),
                new Chart.Data(1, heads, cells));
    }

    /** The least and the most of each kind, with who has it. */
    private static String ends(List<String> panels, List<Row> rows) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            int column = i;
            long least =
                    rows.stream().mapToLong(r -> r.values().get(column)).min().orElse(0);
            long most =
                    rows.stream().mapToLong(r -> r.values().get(column)).max().orElse(0);
            parts.add(panels.get(i) + " "
                    + (least == most
                            ? Shown.count(most) + " everywhere"
                            : who(rows, column, least) + " to " + who(rows, column, most)));
        }
        return "From the least to the most: " + String.join("; ", parts);
    }

    private static String who(List<Row> rows, int column, long value) {
        List<Row> those =
                rows.stream().filter(r -> r.values().get(column) == value).toList();
        return Shown.count(value) + " (" + those.getFirst().name()
                + (those.size() == 1 ? "" : " and " + (those.size() - 1) + " more") + ")";
    }

    /** Room for the longest bar with its number behind it. */
    private static double range(List<Row> rows, int column, int panels) {
        long most = 1;
        int name = 0;
        for (Row row : rows) {
            List<Long> values = column < 0 ? row.values() : List.of(row.values().get(column));
            most = Math.max(most, values.stream().mapToLong(v -> v).max().orElse(0));
            name = Math.max(name, row.name().length());
        }
        double panel = Math.max(60, (WIDTH - (double) DIGIT * name) / panels - 14);
        double number = DIGIT * (double) Shown.count(most).length() + 8;
        return most / (1 - Math.min(0.7, number / panel));
    }

    private static CategoryPlot panel(String head, int column, List<Row> rows, double range) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Row row : rows) {
            data.addValue(row.values().get(column), head, row.name());
        }
        NumberAxis axis = Theme.plain(new NumberAxis(head));
        axis.setLabelFont(Theme.HEAD);
        axis.setLabelPaint(Tone.INK.colour());
        axis.setTickLabelsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        axis.setAutoRange(false);
        axis.setRange(0, range);
        Bars renderer = new Bars(rows.stream().map(row -> row.tone().colour()).toList());
        CategoryPlot plot = new CategoryPlot(data, null, axis, renderer);
        plot.setRangeAxisLocation(AxisLocation.TOP_OR_LEFT);
        plot.setRangeGridlinesVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        Theme.plain(plot);
        return plot;
    }

    private static final class Bars extends BarRenderer {
        private static final long serialVersionUID = 1L;
        private final List<Color> colours;

        Bars(List<Color> colours) {
            this.colours = List.copyOf(colours);
            setBarPainter(new StandardBarPainter());
            setShadowVisible(false);
            setDrawBarOutline(false);
            setMinimumBarLength(1.5);
            setDefaultItemLabelsVisible(true);
            setDefaultItemLabelFont(Theme.SMALL);
            setDefaultItemLabelPaint(Tone.INK.colour());
            setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", new Plain()));
            setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
            setItemLabelAnchorOffset(4);
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            return colours.get(column % colours.size());
        }
    }
}
