package daxsim.text;

import java.text.Normalizer;

/** Text that survives any terminal and any mail reader. */
final class Ascii {
    private Ascii() {}

    /**
     * The text in printable ASCII. Line breaks become blanks, letters lose their accents, other characters become what people
     * write for them; what has no such form becomes a question mark.
     */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.append(c >= ' ' && c < 0x7f ? Character.toString(c) : other(c)));
        return plain.toString();
    }

    private static String other(int c) {
        return switch (c) {
            case '\n', '\r', '\t' -> " ";
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> "-";
            case '\u2018', '\u2019' -> "'";
            case '\u201c', '\u201d' -> "\"";
            case '\u00b5', '\u03bc' -> "u";
            case '\u00d7' -> "x";
            case '\u2044' -> "/";
            case '\u2190' -> "<-";
            case '\u2192' -> "->";
            case '\u2260' -> "!=";
            case '\u2264' -> "<=";
            case '\u2265' -> ">=";
            case '\u00df' -> "ss";
            case '\u00c6' -> "AE";
            case '\u00e6' -> "ae";
            case '\u0152' -> "OE";
            case '\u0153' -> "oe";
            case '\u00d8' -> "O";
            case '\u00f8' -> "o";
            case '\u0141' -> "L";
            case '\u0142' -> "l";
            case '\u0131' -> "i";
            default -> decomposed(c);
        };
    }

    /** What is left without accents, and of ligatures, fractions and other forms of plain letters and digits. */
    private static String decomposed(int c) {
        StringBuilder plain = new StringBuilder();
        boolean marks = true;
        String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        for (int part : parts.codePoints().toArray()) {
            boolean mark = Character.getType(part) == Character.NON_SPACING_MARK;
            marks &= mark;
            if (part >= ' ' && part < 0x7f) {
                plain.append((char) part);
            } else if (part == '\u2044') {
                plain.append('/');
            } else if (!mark) {
                return "?";
            }
        }
        return marks || !plain.isEmpty() ? plain.toString() : "?";
    }
}
