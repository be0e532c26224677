package daxsim.chart;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The font of charts. Java needs the system's fonts to measure and to draw text; without any there are no charts. */
final class Fonts {
    /** The same widths, whichever of the first three a machine has. */
    private static final List<String> FAMILIES =
            List.of("Liberation Sans", "Arial", "Helvetica", "Nimbus Sans", "DejaVu Sans");

    private static final String FAMILY = family();

    private Fonts() {}

    private static String family() {
        try {
            Set<String> there = new TreeSet<>(Arrays.asList(
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT)));
            return FAMILIES.stream().filter(there::contains).findFirst().orElse(there.isEmpty() ? "" : Font.SANS_SERIF);
        } catch (RuntimeException | LinkageError | InternalError e) {
            // Without fontconfig or a font Java fails in one of many ways, at the first text.
            return "";
        }
    }

    /** Whether charts can be drawn at all. */
    static boolean available() {
        return !FAMILY.isEmpty();
    }

    static Font plain(float size) {
        return new Font(FAMILY, Font.PLAIN, 1).deriveFont(size);
    }

    static Font bold(float size) {
        return new Font(FAMILY, Font.BOLD, 1).deriveFont(size);
    }
}
