package daxsim.conform;

import daxsim.conform.EntryList.Change;
import daxsim.conform.EntryList.Entry;
import daxsim.kernel.block.BadBlocksText;
import daxsim.kernel.block.NullBlkBadblocks;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what a badblocks recording says with one of the two table codes, and notes where the answers differ. */
final class BadblocksPlayer {
    /** Entries of a list that a difference shows. */
    private static final int SHOWN = 6;

    private final BadblocksCode code;
    private final KnownDifferences known;
    private final NullBlkBadblocks attribute;
    private final List<Difference> differences = new ArrayList<>();
    private int total;

    /** The list of the line before as the recording has it; null when its changes did not lead to its own hash. */
    private @Nullable List<Entry> recordedBefore = List.of();

    BadblocksPlayer(BadblocksCode code, KnownDifferences known) {
        this.code = code;
        this.known = known;
        this.attribute = new NullBlkBadblocks(code.newTable());
    }

    int agree() {
        return total - differences.size();
    }

    ConformResult result(String file, String chosenBecause) {
        return new ConformResult(file, code.label(), chosenBecause, agree(), total, differences);
    }

    void play(BadblocksLine line, int lineNumber) {
        NullBlkBadblocks.Answer answer = attribute.write(line.written());
        BadBlocksText.ReadBack read = attribute.read();
        int nul = read.text().indexOf('\0');
        String text = nul < 0 ? read.text() : read.text().substring(0, nul);
        List<Entry> list = EntryList.ofLines(text);
        int hash = EntryList.hash(text);

        Comparison comparison = new Comparison();
        comparison.number("return", line.returned(), answer.returned());
        comparison.number("errno", line.errno(), answer.errno());
        comparison.number("entries", line.entries(), list.size());
        comparison.number("bytes", line.bytes(), read.returned());
        HexFormat hex = HexFormat.of();
        comparison.text("hash", hex.toHexDigits(line.hash()), hex.toHexDigits(hash));
        boolean sameText = line.entries() == list.size() && line.bytes() == read.returned() && line.hash() == hash;
        compareList(comparison, line, list, nul >= 0);
        recordedBefore = sameText ? list : recordedList(line);

        total++;
        if (!comparison.same()) {
            String why = known.explain(code.label(), line.command());
            differences.add(new Difference(
                    line.op(),
                    lineNumber,
                    line.command(),
                    comparison.expected.toString(),
                    comparison.actual.toString(),
                    why));
        }
    }

    private void compareList(Comparison comparison, BadblocksLine line, List<Entry> list, boolean cut) {
        if (line.form().equals("D")) {
            if (recordedBefore != null) {
                List<Change> changes = EntryList.changes(recordedBefore, list);
                comparison.list("changes", line.changes(), changes);
            }
            return;
        }
        comparison.text("list", line.form().equals("FT") ? "cut at a page" : "whole", cut ? "cut at a page" : "whole");
        comparison.list("list", line.full(), list);
    }

    private @Nullable List<Entry> recordedList(BadblocksLine line) {
        if (!line.form().equals("D")) {
            return line.full();
        }
        if (recordedBefore == null) {
            return null;
        }
        List<Entry> after = EntryList.apply(recordedBefore, line.changes());
        return EntryList.hash(EntryList.lines(after)) == line.hash() ? after : null;
    }

    /** Collects what differs in one line. */
    private static final class Comparison {
        final StringBuilder expected = new StringBuilder();
        final StringBuilder actual = new StringBuilder();

        boolean same() {
            return expected.isEmpty();
        }

        void number(String what, int wanted, int got) {
            if (wanted != got) {
                differ(what, Integer.toString(wanted), Integer.toString(got));
            }
        }

        void text(String what, String wanted, String got) {
            if (!wanted.equals(got)) {
                differ(what, wanted, got);
            }
        }

        void list(String what, List<?> wanted, List<?> got) {
            if (!wanted.equals(got)) {
                int i = 0;
                while (i < wanted.size() && i < got.size() && wanted.get(i).equals(got.get(i))) {
                    i++;
                }
                differ(what + " from " + i, some(wanted, i), some(got, i));
            }
        }

        private static String some(List<?> list, int from) {
            StringBuilder text = new StringBuilder();
            for (int i = from; i < Math.min(list.size(), from + SHOWN); i++) {
                text.append(i == from ? "" : ",").append(list.get(i));
            }
            return text.isEmpty()
                    ? "nothing"
                    : text.append(list.size() > from + SHOWN ? ",..." : "").toString();
        }

        private void differ(String what, String wanted, String got) {
            String separator = expected.isEmpty() ? "" : "; ";
            expected.append(separator).append(what).append(' ').append(wanted);
            actual.append(separator).append(what).append(' ').append(got);
        }
    }
}
