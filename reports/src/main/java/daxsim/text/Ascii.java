package daxsim.text;

/** Text that survives any terminal and any mail reader. */
final class Ascii {
    private Ascii() {}

    /** The text with what is not printable ASCII replaced. Line breaks become blanks. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n', '\r', '\t', '\u00a0', '\u202f' -> plain.append(' ');
                case '\u2010', '\u2011', '\u2013', '\u2014', '\u2212' -> plain.append('-');
                case '\u2018', '\u2019' -> plain.append('\'');
                case '\u201c', '\u201d' -> plain.append('"');
                case '\u2026' -> plain.append("...");
                case '\u00b5', '\u03bc' -> plain.append('u');
                case '\u00d7' -> plain.append('x');
                default -> plain.append(c >= ' ' && c < 0x7f ? Character.toString(c) : "?");
            }
        });
        return plain.toString();
    }
}
