package daxsim.chart;

import daxsim.report.Shown;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis over values that are logarithms already, with plain text at the powers of ten. JFreeChart's own writes
 * them as shapes of raised digits, which a page cannot style and a reader cannot search.
 */
final class DecadeAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private final transient DoubleFunction<String> labels;

    private DecadeAxis(double min, double max, DoubleFunction<String> labels) {
        super(null);
        this.labels = labels;
        Theme.plain(this);
        setAutoRange(false);
        double room = Math.max(0.04, (position(max) - position(min)) * 0.02);
        setRange(position(min) - room, position(max) + room);
    }

    /** Of times in ns. */
    static DecadeAxis ofTimes(double min, double max) {
        return new DecadeAxis(min, max, ns -> Shown.roundTime(Math.round(ns)));
    }

    /** Of plain numbers. */
    static DecadeAxis ofNumbers(double min, double max) {
        return new DecadeAxis(min, max, Shown::rounded);
    }

    /** Where a value stands. */
    static double position(double value) {
        return StrictMath.log10(value);
    }

    @Override
    public List<ValueTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        List<ValueTick> ticks = new ArrayList<>();
        double low = getRange().getLowerBound();
        double high = getRange().getUpperBound();
        boolean few = high - low < 1.5;
        for (int decade = (int) Math.floor(low); decade <= high; decade++) {
            double power = StrictMath.pow(10, decade);
            for (int digit = 1; digit <= 9; digit++) {
                double at = position(digit * power);
                if (at >= low && at <= high) {
                    boolean named = digit == 1 || few && (digit == 2 || digit == 5);
                    ticks.add(new NumberTick(
                            named ? TickType.MAJOR : TickType.MINOR,
                            at,
                            named ? labels.apply(digit * power) : "",
                            TextAnchor.TOP_CENTER,
                            TextAnchor.CENTER,
                            0));
                }
            }
        }
        return ticks;
    }
}
