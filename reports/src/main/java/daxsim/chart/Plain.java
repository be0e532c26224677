package daxsim.chart;

import daxsim.report.Shown;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.jspecify.annotations.Nullable;

/** Whole numbers the same in every locale. */
final class Plain extends NumberFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public StringBuffer format(double number, StringBuffer into, FieldPosition position) {
        return into.append(Shown.count(Math.round(number)));
    }

    @Override
    public StringBuffer format(long number, StringBuffer into, FieldPosition position) {
        return into.append(Shown.count(number));
    }

    @Override
    public @Nullable Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("for output alone");
    }
}
