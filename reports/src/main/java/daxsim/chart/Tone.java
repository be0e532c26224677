package daxsim.chart;

import java.awt.Color;
import java.util.Locale;

/**
 * What a colour is for, with its value on light and on dark paper. A chart is drawn in the light ones; in SVG each becomes a
 * variable of the page, so that one drawing serves both.
 *
 * <p>Those of designs can be told apart without seeing red or green, and none is told from another by colour alone: rows and
 * lines carry their names, lines also a marker and a dash.
 */
public enum Tone {
    INK(0x1c1e21, 0xe7e4de),
    SOFT(0x595e64, 0xaaa69e),
    RULE(0x9a9ea3, 0x6a6c70),
    GRID(0xdfe1e3, 0x35383c),
    BAND(0xf3f2ed, 0x202328),
    PAPER(0xfefefc, 0x16181b),
    DESIGN_1(0x0072b2, 0x5bb4ea),
    DESIGN_2(0xb84f00, 0xf2935b),
    DESIGN_3(0x00866a, 0x4cc6a4),
    DESIGN_4(0xb5508c, 0xe29ac3),
    DESIGN_5(0x97690a, 0xdcb24a),
    DESIGN_6(0x5266d9, 0xaab4ff),
    DESIGN_7(0x33363b, 0xcfd2d6),
    DESIGN_8(0x6b6f74, 0x8e9298);

    private static final int DESIGNS = 8;

    private final int light;
    private final int dark;

    Tone(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /** That of the {@code n}-th design of a plan. */
    static Tone design(int n) {
        return values()[DESIGN_1.ordinal() + Math.floorMod(n, DESIGNS)];
    }

    Color colour() {
        return new Color(light);
    }

    /** Name of the variable. */
    String variable() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The tone of a colour that a chart was drawn in. */
    static Tone of(int rgb) {
        for (Tone tone : values()) {
            if (tone.light == (rgb & 0xffffff)) {
                return tone;
            }
        }
        throw new IllegalStateException("a chart uses a colour that is no tone: #" + Integer.toHexString(rgb));
    }

    /** The variables of all tones, as declarations of CSS. */
    public static String declarations(boolean dark) {
        StringBuilder css = new StringBuilder();
        for (Tone tone : values()) {
            css.append(tone.variable())
                    .append(": #")
                    .append(String.format(Locale.ROOT, "%06x", dark ? tone.dark : tone.light))
                    .append(";\n");
        }
        return css.toString();
    }
}
