package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of text and where it stands.
 *
 * @param exact whether the text stands in the file character by character, so that parts of it have places of their own
 */
record Token(String text, Place place, boolean exact) {
    BadInput bad(String problem, String allowed) {
        return place.bad(problem, allowed);
    }

    /** The text in quotes, short and on one line. */
    String quoted() {
        return Words.quote(text);
    }

    Token part(int from, int to) {
        Place start = exact ? place.right(text.codePointCount(0, from)) : place;
        return new Token(text.substring(from, to), start, exact);
    }

    Token from(int from) {
        return part(from, text.length());
    }

    /** Without blanks at either end. */
    Token trimmed() {
        int from = 0;
        int to = text.length();
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return part(from, to);
    }

    /** The pieces between blanks. */
    List<Token> words() {
        List<Token> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || Character.isWhitespace(text.charAt(i));
            if (blank && start >= 0) {
                words.add(part(start, i));
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
        return words;
    }
}
