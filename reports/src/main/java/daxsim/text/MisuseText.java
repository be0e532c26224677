package daxsim.text;

import daxsim.explore.Version;
import daxsim.misuse.MisuseTable;
import daxsim.report.MisuseReport;
import daxsim.text.Paper.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which mistakes the APIs invite: a table of kinds and candidates, then the smallest program of each kind. */
public final class MisuseText {
    private static final int NARROWEST = 9;
    private static final int WIDEST = 12;
    private static final String HEAD = "mistake";
    private static final String TOTAL = "all programs";

    private MisuseText() {}

    /**
     * Writes it.
     *
     * @param replays whether each smallest program comes with its file and replay strings
     */
    public static void print(MisuseReport report, boolean replays, Paper paper) {
        List<MisuseTable> tables = report.tables();
        paper.wrapped(
                "",
                "",
                "daxsim " + Version.current() + ": small programs over the calls of "
                        + ComparisonText.count(
                                (int) tables.stream()
                                        .map(t -> t.candidate().design().id())
                                        .distinct()
                                        .count(),
                                "design")
                        + " (" + ComparisonText.count(tables.size(), "variant") + ")",
                Style.HEAD);
        if (report.interrupted()) {
            paper.blank();
            paper.wrapped("", "", "Interrupted.", Style.DOUBTFUL);
            return;
        }
        counted(report, Style.PLAIN, paper);
        table(report, paper);
        legend(tables, paper);
        smallest(report, replays ? "" : null, paper);
        LimitsText.print(paper);
    }

    /** As a part of a report that has the smallest programs in a folder beside it; nothing where nobody asked. */
    static void printIn(MisuseReport report, Paper paper) {
        if (report.tables().isEmpty()) {
            return;
        }
        paper.head("Which mistakes an interface invites");
        counted(report, Style.FAINT, paper);
        table(report, paper);
        legend(report.tables(), paper);
        smallest(report, MisuseReport.FOLDER, paper);
    }

    private static void counted(MisuseReport report, Style style, Paper paper) {
        String family = report.family();
        paper.wrapped(
                "",
                "",
                family.substring(0, 1).toUpperCase(Locale.ROOT) + family.substring(1)
                        + ", over one file with one bad page, each in all its interleavings. A cell: how many of how many"
                        + " programs with that mistake, and no other, break a promise.",
                style);
    }

    private static void table(MisuseReport report, Paper paper) {
        List<MisuseTable> tables = report.tables();
        int label =
                report.kinds().keySet().stream().mapToInt(String::length).max().orElse(TOTAL.length());
        int room = paper.width() - label - 1;
        int perBlock = Math.max(1, Math.min(tables.size(), room / (NARROWEST + 1)));
        int blocks = tables.isEmpty() ? 0 : (tables.size() + perBlock - 1) / perBlock;
        int each = blocks == 0 ? 0 : (tables.size() + blocks - 1) / blocks;
        int width = blocks == 0 ? WIDEST : Math.min(WIDEST, room / each - 1);
        for (int from = 0; from < tables.size(); from += each) {
            paper.blank();
            block(report, tables.subList(from, Math.min(tables.size(), from + each)), label, width, paper);
        }
    }

    private static void block(MisuseReport report, List<MisuseTable> tables, int label, int width, Paper paper) {
        Heads heads = new Heads(tables.stream().map(t -> t.candidate().name()).toList(), width);
        for (int row = 0; row < heads.height(); row++) {
            List<Piece> line = new ArrayList<>();
            line.add(new Piece(row == heads.height() - 1 ? HEAD : "", Style.HEAD).left(label));
            for (int column = 0; column < tables.size(); column++) {
                line.add(new Piece(" " + heads.line(column, row), Style.HEAD).left(width + 1));
            }
            paper.line(line);
        }
        paper.line(new Piece("-".repeat(Math.min(paper.width(), label + (width + 1) * tables.size())), Style.FAINT));
        for (String kind : report.kinds().keySet()) {
            List<Piece> line = new ArrayList<>();
            line.add(Piece.plain(kind).left(label));
            for (MisuseTable table : tables) {
                line.add(Piece.plain(" "));
                line.add(cell(table.row(kind)).left(width));
            }
            paper.line(line);
        }
        List<Piece> total = new ArrayList<>();
        total.add(Piece.plain(TOTAL).left(label));
        for (MisuseTable table : tables) {
            total.add(Piece.plain(" "));
            total.add(Piece.plain(table.broken() + "/" + table.programs()).left(width));
        }
        paper.line(total);
        for (String cut : heads.legend()) {
            paper.wrapped("", "  ", cut, Style.FAINT);
        }
    }

    private static Piece cell(MisuseTable.@Nullable Row row) {
        if (row == null) {
            return new Piece("-", Style.FAINT);
        }
        String open = row.open() > 0 ? "?" : "";
        if (row.broken() == 0) {
            return new Piece("0/" + row.programs() + open, row.open() > 0 ? Style.DOUBTFUL : Style.GOOD);
        }
        String count = row.broken() + "/" + row.programs() + open;
        return row.needed() > 0 ? new Piece(count, Style.BAD) : new Piece("(" + count + ")", Style.DOUBTFUL);
    }

    private static void legend(List<MisuseTable> tables, Paper paper) {
        paper.blank();
        Table key = new Table("");
        key.row("(2/24)", "broken, and so is the program without the mistake");
        key.row("-", "the design has no such call");
        if (tables.stream().flatMap(t -> t.rows().stream()).anyMatch(row -> row.open() > 0)) {
            key.row("?", "some programs were given up before all their executions were covered");
        }
        key.print(paper);
    }

    /**
     * @param folder in which each program is a scenario, or null when they are not kept
     */
    private static void smallest(MisuseReport report, @Nullable String folder, Paper paper) {
        paper.head("The smallest program of each kind");
        paper.wrapped(
                "",
                "",
                "Page 2 of the file, at 8KiB, is bad; pointers count from its start. Calls of one task are separated by"
                        + " semicolons, tasks by a bar. "
                        + (folder != null
                                ? "Each is a scenario in this folder" + (folder.isEmpty() ? "." : ": " + folder)
                                : "--out DIR saves each as a scenario, with strings that replay it."),
                Style.FAINT);
        for (Map.Entry<String, String> kind : report.kinds().entrySet()) {
            List<MisuseReport.Group> groups = report.smallest(kind.getKey());
            if (groups.isEmpty()) {
                continue;
            }
            paper.blank();
            paper.wrapped("", "  ", kind.getKey() + ": " + kind.getValue(), Style.HEAD);
            for (MisuseReport.Group group : groups) {
                group(group, folder, paper);
            }
        }
    }

    private static void group(MisuseReport.Group group, @Nullable String folder, Paper paper) {
        paper.wrapped("  ", "      ", group.program());
        String candidates =
                group.examples().stream().map(e -> e.table().candidate().name()).collect(Collectors.joining(", "));
        paper.wrapped(
                "      ",
                "      ",
                group.promise() + (group.needed() ? "" : ", not by this mistake") + ": " + candidates,
                group.needed() ? Style.BAD : Style.DOUBTFUL);
        if (folder != null) {
            for (MisuseReport.Example example : group.examples()) {
                ReplayText.command(
                        "      ",
                        folder + example.found().id() + ".yaml",
                        example.found().witness(),
                        paper);
            }
        }
    }
}
