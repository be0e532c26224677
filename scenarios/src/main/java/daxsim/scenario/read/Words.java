package daxsim.scenario.read;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words in messages. */
public final class Words {
    private static final int SHOWN = 48;
    private static final int LISTED = 40;

    private Words() {}

    /** In quotes, cut where it is long, without line breaks. */
    public static String quote(String text) {
        StringBuilder shown = new StringBuilder("\"");
        int n = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (n++ == SHOWN) {
                shown.append("...");
                break;
            }
            int c = text.codePointAt(i);
            shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
        }
        return shown.append('"').toString();
    }

    /** The first of them, with commas. */
    public static String list(Collection<String> words) {
        if (words.isEmpty()) {
            return "none";
        }
        String shown = words.stream().limit(LISTED).collect(Collectors.joining(", "));
        return words.size() > LISTED ? shown + ", ..." : shown;
    }

    /** The quoted word, with the nearest of the words that exist if one is near. */
    public static String unknown(String what, String word, Collection<String> known) {
        String near = nearest(word, known);
        String hint = near.isEmpty() ? "" : " (did you mean " + quote(near) + "?)";
        return "unknown " + what + " " + quote(word) + hint;
    }

    /** The nearest known word, or nothing if none is near. */
    static String nearest(String word, Collection<String> known) {
        String best = "";
        if (word.length() < 2 || word.length() > SHOWN) {
            return best;
        }
        int bound = Math.max(1, word.length() / 3);
        for (String candidate : known) {
            int far = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), bound);
            if (far <= bound && (best.isEmpty() || far < bound)) {
                best = candidate;
                bound = far;
            }
        }
        return best;
    }

    /** Edits from one word to the other (neighbours swapped count as one); more than {@code bound} may be any such number. */
    private static int distance(String a, String b, int bound) {
        if (Math.abs(a.length() - b.length()) > bound) {
            return bound + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }
}
