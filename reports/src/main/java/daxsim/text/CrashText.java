package daxsim.text;

import daxsim.crash.CrashTable;
import daxsim.crash.CrashTable.Outcome;
import daxsim.crash.CrashTable.Point;
import daxsim.explore.Version;
import daxsim.kernel.fs.Extent;
import daxsim.report.CrashReport;
import daxsim.scenario.Scenario;
import daxsim.text.Paper.Piece;
import daxsim.trace.EventType;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is left when the power fails inside a repair: a line for each crash point and what it leads to. */
public final class CrashText {
    private CrashText() {}

    /** Writes it. */
    public static void print(CrashReport report, Paper paper) {
        paper.wrapped("", "", "daxsim " + Version.current() + ": after the crash", Style.HEAD);
        paper.wrapped(
                "",
                "",
                "The power fails at one step of a repair. What the machine then boots into: the list of bad blocks, the"
                        + " lines that address range scrub (ARS) reports, poisoned lines in the file and in all, the file's extents; and what is read after that.");
        for (Scenario scenario : report.plan().scenarios()) {
            List<CrashTable> tables = report.tables().stream()
                    .filter(t -> t.scenario() == scenario)
                    .toList();
            paper.head(scenario.id() + ": " + scenario.title());
            paper.wrapped("", "  ", "@" + scenario.hash() + ", may " + scenario.may(), Style.FAINT);
            summary(tables, paper);
            tables.forEach(table -> table(table, paper));
        }
        LimitsText.print(paper);
    }

    private static void summary(List<CrashTable> tables, Paper paper) {
        paper.blank();
        Table summary = new Table("  ").right(1, 2);
        summary.row(Style.FAINT, "", "crash points", "silent");
        for (CrashTable table : tables) {
            summary.row(List.of(
                    Piece.plain(table.candidate().name()),
                    Piece.plain(
                            table.reason() == null
                                    ? Integer.toString(table.points().size())
                                    : "-"),
                    new Piece(
                            table.reason() == null ? Long.toString(table.silent()) : "-",
                            table.silent() > 0 ? Style.BAD : Style.PLAIN)));
        }
        summary.print(paper);
        paper.wrapped("  ", "  ", "silent: some read returns bytes that nobody wrote, without an error", Style.FAINT);
    }

    private static void table(CrashTable table, Paper paper) {
        paper.blank();
        paper.line(
                new Piece(table.candidate().name(), Style.HEAD),
                Piece.plain("  " + table.candidate().regime().id()));
        String reason = table.reason();
        if (reason != null) {
            paper.wrapped("  ", "    ", "not-expressible: " + reason, Style.FAINT);
            return;
        }
        paper.wrapped(
                "  ",
                "    ",
                table.operation() + ": " + table.text() + "; executions: " + table.executions()
                        + (table.complete() ? ", complete" : ", not complete"));
        Map<List<Extent>, String> letters = new LinkedHashMap<>();
        Table rows = new Table("  ").right(0, 2);
        rows.row(Style.FAINT, "step", "badblocks", "ARS", "poison", "extents", "a reader gets", "power fails after");
        for (Point point : table.points()) {
            boolean first = true;
            for (Outcome outcome : point.outcomes()) {
                String letter = letters.computeIfAbsent(outcome.extents(), e -> letter(letters.size()));
                rows.row(List.of(
                        Piece.plain(first ? step(point) : ""),
                        Piece.plain(badblocks(outcome)),
                        Piece.plain(Integer.toString(outcome.arsLines())),
                        Piece.plain(outcome.filePoison() + " of " + outcome.devicePoison()),
                        Piece.plain(letter),
                        new Piece(reads(outcome), outcome.silent() ? Style.BAD : Style.PLAIN),
                        Piece.plain(first ? after(point) : "or")));
                first = false;
            }
        }
        rows.print(paper);
        letters.forEach((extents, letter) ->
                paper.wrapped("  ", "     ", "extents " + letter + ": " + extents(extents), Style.FAINT));
    }

    private static String letter(int n) {
        return n < 26 ? Character.toString((char) ('a' + n)) : Integer.toString(n - 25);
    }

    private static String step(Point point) {
        return switch (point.position()) {
            case BEFORE -> "-";
            case INSIDE -> Integer.toString(point.step());
            case AFTER -> "+";
        };
    }

    private static String after(Point point) {
        return switch (point.position()) {
            case BEFORE -> "nothing: it has not begun";
            case INSIDE -> event(point.after());
            case AFTER -> "its end";
        };
    }

    private static String event(Trace.@org.jspecify.annotations.Nullable Entry entry) {
        if (entry == null || entry.type() == EventType.OPERATION_BEGAN) {
            return "its beginning";
        }
        return entry.text();
    }

    private static String badblocks(Outcome outcome) {
        boolean one = outcome.badblocks().size() == 1;
        List<String> lists = new ArrayList<>();
        outcome.badblocks()
                .forEach((device, list) -> lists.add((one ? "" : device + " ") + (list.isEmpty() ? "none" : list)));
        return String.join("; ", lists);
    }

    private static String reads(Outcome outcome) {
        return outcome.reads().isEmpty()
                ? "-"
                : outcome.reads().stream().map(CrashTable.Read::says).collect(Collectors.joining(" / "));
    }

    /** File blocks and the device blocks that they lie in. */
    private static String extents(List<Extent> extents) {
        if (extents.isEmpty()) {
            return "none";
        }
        return extents.stream()
                .map(e -> e.fileBlock() + ".." + (e.fileBlock() + e.count() - 1) + " at " + e.deviceBlock()
                        + (e.unwritten() ? " unwritten" : ""))
                .collect(Collectors.joining(", "));
    }
}
