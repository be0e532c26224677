package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes become text, or the first one that cannot is named. */
final class SourceText {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int LONGEST_LINE = 4000;

    private SourceText() {}

    /** The text without a leading byte order mark, free of control characters other than tab and line ends. */
    static String decode(String file, byte[] bytes) throws BadInput {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (forbidden(c) && c != '\r') {
                throw after(file, text.substring(0, i))
                        .bad(
                                String.format(Locale.ROOT, "the control character U+%04X", (int) c),
                                "text, blanks and line ends are allowed");
            }
        }
        int longest = longLine(text);
        if (longest > 0) {
            throw new Place(file, longest, LONGEST_LINE + 1)
                    .bad("this line is too long", "at most " + LONGEST_LINE + " characters in a line");
        }
        if (result.isError()) {
            throw after(file, text)
                    .bad(
                            String.format(Locale.ROOT, "byte 0x%02X is not UTF-8 here", bytes[in.position()] & 0xFF),
                            "a scenario is UTF-8 text");
        }
        return text;
    }

    /** Whether a character must not stand in a text: controls, and what is no character at all. */
    static boolean forbidden(char c) {
        return (Character.isISOControl(c) && c != '\t' && c != '\n') || c >= 0xFFFE || c == BYTE_ORDER_MARK;
    }

    /** The number of the first line that nobody could read, or 0. */
    private static int longLine(String text) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.length() > LONGEST_LINE && line.codePointCount(0, line.length()) > LONGEST_LINE) {
                return number;
            }
        }
        return 0;
    }

    private static Place after(String file, String text) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !pair)) {
                line++;
                start = i + 1;
            }
        }
        return new Place(file, line, text.codePointCount(start, text.length()) + 1);
    }
}
