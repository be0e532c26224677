package daxsim.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a text.
 *
 * @param code whether it stood between backticks
 */
public record Inline(boolean code, String text) {
    /** A text with its code set apart. A backtick without a partner stays one. */
    public static List<Inline> of(String text) {
        List<Inline> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('`', at);
            int close = open < 0 ? -1 : text.indexOf('`', open + 1);
            if (close < 0) {
                parts.add(new Inline(false, text.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(new Inline(false, text.substring(at, open)));
            }
            parts.add(new Inline(true, text.substring(open + 1, close)));
            at = close + 1;
        }
        return parts;
    }
}
