package daxsim.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;

/**
 * A chart with what has to stand around it.
 *
 * @param name of its file, and the beginning of its ids
 * @param question what it answers: its title
 * @param answer what it shows, in words from the same data
 * @param note how to read it: n, intervals, marks
 * @param width in points, as is the height
 * @param data everything that is drawn
 */
public record Chart(
        String name,
        String question,
        String answer,
        String note,
        int width,
        int height,
        JFreeChart drawing,
        Data data) {
    /**
     * A table.
     *
     * @param texts number of leading columns that hold words; the others hold numbers
     */
    public record Data(int texts, List<String> heads, List<List<String>> rows) {
        public Data {
            heads = List.copyOf(heads);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** The same under another name. */
    Chart named(String other) {
        return new Chart(other, question, answer, note, width, height, drawing, data);
    }

    /** Its drawing for a page. */
    public String svg() {
        return Svg.of(this);
    }

    /** A picture that can stand alone. */
    public byte[] png() {
        return Png.of(this);
    }
}
