package daxsim.report;

import daxsim.misuse.Found;
import daxsim.misuse.MisuseTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which mistakes the APIs invite, a table for each candidate.
 *
 * @param interrupted whether somebody stopped it, so that there are none
 */
public record MisuseReport(List<MisuseTable> tables, boolean interrupted) {
    public MisuseReport {
        tables = List.copyOf(tables);
    }

    /** The folder of a report in which the smallest programs are scenarios of their own. */
    public static final String FOLDER = "misuse/";

    /** What a comparison has of it. */
    public static MisuseReport of(Comparison comparison) {
        return new MisuseReport(comparison.misuse(), comparison.interrupted());
    }

    /** Which programs were counted, to go on a sentence; not of an empty report. */
    public String family() {
        return tables.getFirst().family().meaning();
    }

    /** The smallest programs as scenarios, by the names of their files. */
    public Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (MisuseTable table : tables) {
            for (MisuseTable.Row row : table.rows()) {
                Found found = row.smallest();
                if (found != null) {
                    pages.put(found.id() + ".yaml", found.page());
                }
            }
        }
        return pages;
    }

    /** How many of how many programs of a kind break a promise, in words; a row that a table lacks has none. */
    public static String cell(MisuseTable.@Nullable Row row) {
        if (row == null) {
            return "no such call";
        }
        String count = row.broken() + " of " + row.programs() + (row.open() > 0 ? ", not all covered" : "");
        return row.broken() > 0 && row.needed() == 0 ? "(" + count + ")" : count;
    }

    /** The kinds that some candidate has programs of, in their order, with what they mean. */
    public Map<String, String> kinds() {
        List<String> order = new ArrayList<>();
        Map<String, String> meanings = new LinkedHashMap<>();
        for (MisuseTable table : tables) {
            int at = 0;
            for (MisuseTable.Row row : table.rows()) {
                int known = order.indexOf(row.kind());
                if (known < 0) {
                    order.add(at, row.kind());
                    known = at;
                }
                meanings.put(row.kind(), row.meaning());
                at = known + 1;
            }
        }
        Map<String, String> kinds = new LinkedHashMap<>();
        order.forEach(kind -> kinds.put(kind, meanings.getOrDefault(kind, "")));
        return kinds;
    }

    /** Smallest programs that come to the same under several candidates. */
    public record Group(String program, String promise, boolean needed, List<Example> examples) {}

    /** One of them. */
    public record Example(MisuseTable table, Found found) {}

    /** The smallest programs of a kind, each once, those whose mistake is to blame first. */
    public List<Group> smallest(String kind) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (boolean needed : new boolean[] {true, false}) {
            for (MisuseTable table : tables) {
                MisuseTable.Row row = table.row(kind);
                Found found = row == null ? null : row.smallest();
                if (found != null && found.needed() == needed) {
                    String program = found.program().toString();
                    String promise = found.promise().word();
                    groups.computeIfAbsent(
                                    needed + promise + program,
                                    k -> new Group(program, promise, needed, new ArrayList<>()))
                            .examples()
                            .add(new Example(table, found));
                }
            }
        }
        return List.copyOf(groups.values());
    }
}
