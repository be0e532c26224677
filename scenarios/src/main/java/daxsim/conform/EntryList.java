package daxsim.conform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The list column of a badblocks recording: entries in table order, and the difference between two such lists. */
final class EntryList {
    private EntryList() {}

    /** One entry. */
    record Entry(long start, long length) {
        @Override
        public String toString() {
            return Long.toUnsignedString(start) + "+" + length;
        }
    }

    /** One entry that went or came. */
    record Change(boolean added, Entry entry) {
        @Override
        public String toString() {
            return (added ? "+" : "-") + entry;
        }
    }

    /** The entries in a text of lines {@code START LENGTH}; what is behind the last line end does not count. */
    static List<Entry> ofLines(String text) {
        List<Entry> entries = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            int blank = text.indexOf(' ', from);
            entries.add(
                    new Entry(Long.parseUnsignedLong(text, from, blank, 10), Long.parseLong(text, blank + 1, end, 10)));
            from = end + 1;
        }
        return entries;
    }

    /** The text that a kernel shows for the entries. */
    static String lines(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(Long.toUnsignedString(entry.start()))
                    .append(' ')
                    .append(entry.length())
                    .append('\n');
        }
        return text.toString();
    }

    /** FNV-1a with 32 bits over a text of bytes. */
    static int hash(String text) {
        int hash = 0x811c9dc5;
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        return hash;
    }

    /** The changes from one list to the next, by the rule of the recorder: both are used up from the front. */
    static List<Change> changes(List<Entry> before, List<Entry> after) {
        List<Change> changes = new ArrayList<>();
        int b = 0;
        int a = 0;
        while (b < before.size() || a < after.size()) {
            if (b < before.size() && a < after.size() && before.get(b).equals(after.get(a))) {
                b++;
                a++;
            } else if (b < before.size()
                    && (a == after.size()
                            || Long.compareUnsigned(
                                            before.get(b).start(), after.get(a).start())
                                    <= 0)) {
                changes.add(new Change(false, before.get(b++)));
            } else {
                changes.add(new Change(true, after.get(a++)));
            }
        }
        return changes;
    }

    /**
     * The list that the changes lead to. They do not say where among unsorted entries a new one goes: the caller has to check
     * the result against the hash.
     */
    static List<Entry> apply(List<Entry> before, List<Change> changes) {
        List<Entry> after = new ArrayList<>();
        int b = 0;
        for (Change change : changes) {
            long start = change.entry().start();
            while (b < before.size()
                    && !before.get(b).equals(change.entry())
                    && (!change.added() || Long.compareUnsigned(before.get(b).start(), start) <= 0)) {
                after.add(before.get(b++));
            }
            if (change.added()) {
                after.add(change.entry());
            } else if (b < before.size()) {
                b++;
            }
        }
        after.addAll(before.subList(b, before.size()));
        return after;
    }
}
