package daxsim.chart;

import org.jspecify.annotations.Nullable;

/**
 * In what an axis counts.
 *
 * @param factor how much of the quantity's own unit one of the axis is
 * @param label what the axis is called when that is not the quantity's own unit
 */
record Scale(double factor, @Nullable String label) {
    /** For a quantity in a unit, with about this much between two ticks: bytes are counted in the largest unit that fits between. */
    static Scale of(String unit, double tick) {
        if (!unit.equals("bytes") || tick < 1 << 10) {
            return new Scale(1, null);
        }
        if (tick < 1 << 20) {
            return new Scale(1 << 10, "KiB");
        }
        return tick < 1 << 30 ? new Scale(1 << 20, "MiB") : new Scale(1 << 30, "GiB");
    }
}
