package daxsim.conform;

import daxsim.conform.EntryList.Change;
import daxsim.conform.EntryList.Entry;
import daxsim.scenario.BadInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of a badblocks recording.
 *
 * @param form F a full list, FT a full list of a read that was cut at a page, D the changes since the line before
 * @param full the entries of F and FT
 * @param changes the changes of D
 */
record BadblocksLine(
        long op,
        String command,
        int returned,
        int errno,
        int entries,
        int bytes,
        int hash,
        String form,
        List<Entry> full,
        List<Change> changes) {
    static final int COLUMNS = 8;

    private static final Pattern OPERATION = Pattern.compile("\\d{1,18}\t[^\t]*\t.*", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("(\\d{1,20})\\+(\\d{1,10})");
    private static final Pattern CHANGE = Pattern.compile("([-+])(\\d{1,20})\\+(\\d{1,10}),");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{8}");

    /** Whether a line could be meant as one. */
    static boolean looksLikeOne(String line) {
        return OPERATION.matcher(line).matches();
    }

    static BadblocksLine parse(String line, RecordingLines at) throws BadInput {
        String[] fields = line.split("\t", -1);
        if (fields.length != COLUMNS) {
            throw at.problem(
                    1,
                    "a line of " + fields.length + (fields.length == 1 ? " field" : " fields"),
                    "an operation has 8 fields with a TAB between them, a comment begins with #");
        }
        int[] columns = new int[COLUMNS];
        columns[0] = 1;
        for (int i = 1; i < COLUMNS; i++) {
            columns[i] = columns[i - 1] + fields[i - 1].length() + 1;
        }
        if (!HASH.matcher(fields[6]).matches()) {
            throw at.problem(columns[6], "the hash is " + quote(fields[6]), "8 hexadecimal digits");
        }
        int colon = fields[7].indexOf(':');
        String form = colon < 0 ? "" : fields[7].substring(0, colon);
        int list = columns[7] + colon + 1;
        String items = fields[7].substring(colon + 1);
        boolean delta = form.equals("D");
        if (!delta && !form.equals("F") && !form.equals("FT")) {
            throw at.problem(columns[7], "the list is " + quote(fields[7]), "it begins with F:, FT: or D:");
        }
        return new BadblocksLine(
                number(fields[0], 0, Long.MAX_VALUE, "number", columns[0], at),
                fields[1],
                (int) number(fields[2], -1, Integer.MAX_VALUE, "return value", columns[2], at),
                (int) number(fields[3], 0, 4095, "errno", columns[3], at),
                (int) number(fields[4], 0, Integer.MAX_VALUE, "number of entries", columns[4], at),
                (int) number(fields[5], -4095, Integer.MAX_VALUE, "number of bytes", columns[5], at),
                Integer.parseUnsignedInt(fields[6], 16),
                form,
                delta ? List.of() : entries(items, list, at),
                delta ? changes(items, list, at) : List.of());
    }

    private static long number(String text, long least, long most, String what, int column, RecordingLines at)
            throws BadInput {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most && !text.startsWith("+")) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below, together with numbers out of range.
        }
        throw at.problem(column, "the " + what + " is " + quote(text), "a whole number from " + least + " to " + most);
    }

    private static List<Entry> entries(String text, int column, RecordingLines at) throws BadInput {
        List<Entry> entries = new ArrayList<>();
        Matcher matcher = ENTRY.matcher(text);
        int from = 0;
        while (from < text.length()) {
            if (!matcher.region(from, text.length()).lookingAt()) {
                throw badItem(text, from, column, "START+LENGTH with commas between them", at);
            }
            entries.add(entry(matcher.group(1), matcher.group(2), column + from, at));
            from = matcher.end();
            if (from < text.length()) {
                if (text.charAt(from) != ',' || from + 1 == text.length()) {
                    throw badItem(text, from, column, "START+LENGTH with commas between them", at);
                }
                from++;
            }
        }
        return entries;
    }

    private static List<Change> changes(String text, int column, RecordingLines at) throws BadInput {
        List<Change> changes = new ArrayList<>();
        Matcher matcher = CHANGE.matcher(text);
        int from = 0;
        while (from < text.length()) {
            if (!matcher.region(from, text.length()).lookingAt()) {
                throw badItem(text, from, column, "-START+LENGTH or +START+LENGTH, each with a comma behind it", at);
            }
            changes.add(new Change(
                    matcher.group(1).equals("+"), entry(matcher.group(2), matcher.group(3), column + from, at)));
            from = matcher.end();
        }
        return changes;
    }

    private static Entry entry(String start, String length, int column, RecordingLines at) throws BadInput {
        try {
            return new Entry(Long.parseUnsignedLong(start), Long.parseLong(length));
        } catch (NumberFormatException _) {
            throw at.problem(column, "the sector is " + quote(start), "a number below 2^64");
        }
    }

    private static BadInput badItem(String text, int from, int column, String allowed, RecordingLines at) {
        return at.problem(column + from, "the list goes on with " + quote(text.substring(from)), allowed);
    }

    /** A piece of the file, short and printable. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), 40); i++) {
            char c = text.charAt(i);
            quoted.append(c < ' ' || c == 0x7f || Character.isSurrogate(c) ? '?' : c);
        }
        return quoted.append(text.length() > 40 ? "...\"" : "\"").toString();
    }

    /** What was written to the attribute; the recording shows a line end as two characters. */
    byte[] written() {
        return command.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the list has as many entries as the line says; a line cut in the middle of the list has not. */
    boolean listIsWhole(int entriesBefore) {
        if (!form.equals("D")) {
            return full.size() == entries && (!form.equals("F") || EntryList.hash(EntryList.lines(full)) == hash);
        }
        int count = entriesBefore;
        for (Change change : changes) {
            count += change.added() ? 1 : -1;
        }
        return count == entries;
    }
}
