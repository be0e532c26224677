package daxsim.report;

import java.util.Locale;

/** Free space by size of runs, in the columns of e2freefrag(8). */
public final class FreeSpaceTable {
    private static final long BLOCK = 4096;

    private FreeSpaceTable() {}

    /** Counts that are exact. */
    public static String of(long[] runs, long[] blocks) {
        return of(
                java.util.Arrays.stream(runs).asDoubleStream().toArray(),
                java.util.Arrays.stream(blocks).asDoubleStream().toArray());
    }

    /**
     * Counts or means.
     *
     * @param runs by class: class {@code i} has runs of {@code 2^i} blocks and more
     */
    public static String of(double[] runs, double[] blocks) {
        double all = 0;
        for (double b : blocks) {
            all += b;
        }
        StringBuilder text = new StringBuilder("Blocksize: 4096 bytes\n\nHISTOGRAM OF FREE EXTENT SIZES:\n");
        text.append(String.format(
                Locale.ROOT,
                "%-19s:  %12s  %12s  %s%n",
                "Extent Size Range",
                "Free extents",
                "Free Blocks",
                "Percent"));
        for (int i = 0; i < runs.length; i++) {
            if (runs[i] > 0) {
                String range = String.format(
                        Locale.ROOT,
                        "%5s...%5s%s  ",
                        size(BLOCK << i),
                        i == runs.length - 1 ? "" : size(BLOCK << i + 1),
                        i == runs.length - 1 ? " " : "-");
                text.append(String.format(
                        Locale.ROOT,
                        "%-19s:  %12s  %12s  %6.2f%%%n",
                        range,
                        count(runs[i]),
                        count(blocks[i]),
                        all == 0 ? 0 : 100 * blocks[i] / all));
            }
        }
        return text.toString();
    }

    private static String count(double n) {
        return n == Math.rint(n) ? String.format(Locale.ROOT, "%.0f", n) : String.format(Locale.ROOT, "%.1f", n);
    }

    private static String size(long bytes) {
        return bytes >= 1 << 30 ? (bytes >> 30) + "G" : bytes >= 1 << 20 ? (bytes >> 20) + "M" : (bytes >> 10) + "K";
    }
}
