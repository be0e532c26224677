package daxsim.text;

import daxsim.design.Design;
import daxsim.design.Footprint;
import daxsim.explore.CleanPath;
import daxsim.play.Candidate;
import daxsim.report.Alike;
import daxsim.report.Comparison;
import daxsim.report.MisuseReport;
import java.util.List;

/** What designs cost where there is no poison, and what they ask of everybody else. */
final class FootprintText {
    private FootprintText() {}

    static void print(Comparison comparison, Paper paper) {
        cleanPath(comparison, paper);
        paper.head("API footprint");
        paper.wrapped(
                "", "", "Arguments of direct_access and of each copy, branches on a path without poison.", Style.FAINT);
        Table table = new Table("  ").right(1, 2, 3);
        table.row(Style.FAINT, "", "access", "copy", "branches");
        List<Design> designs = comparison.plan().candidates().stream()
                .map(Candidate::design)
                .distinct()
                .toList();
        for (Design design : designs) {
            Footprint footprint = design.footprint();
            table.row(
                    design.id(),
                    Integer.toString(footprint.directAccessArguments()),
                    footprint.copyArguments() == 0 ? "-" : Integer.toString(footprint.copyArguments()),
                    Integer.toString(footprint.cleanPathBranches()));
        }
        table.print(paper);
        for (Design design : designs) {
            Footprint footprint = design.footprint();
            paper.wrapped(
                    "  ",
                    "    ",
                    design.id() + ": operations " + words(footprint.operations()) + "; user flags "
                            + words(footprint.userFlags()) + "; "
                            + (footprint.files().isEmpty() ? "never posted" : footprint.files()));
        }
        MisuseText.printIn(MisuseReport.of(comparison), paper);
    }

    private static void cleanPath(Comparison comparison, Paper paper) {
        if (comparison.cleanPaths().isEmpty()) {
            return;
        }
        paper.head("Where there is no poison");
        paper.wrapped(
                "",
                "",
                "One page-sized pwrite and one page-sized pread of a clean file: calls between filesystem and device,"
                        + " arguments in them, branches that the design adds.",
                Style.FAINT);
        Table table = new Table("  ").right(1, 2, 3);
        table.row(Style.FAINT, "", "calls", "arguments", "branches");
        for (Alike<List<Long>> row : Alike.of(
                comparison.plan().candidates(),
                comparison.cleanPaths(),
                CleanPath::candidate,
                path -> List.of(path.calls(), path.arguments(), path.branches()))) {
            table.row(
                    row.brief(),
                    Long.toString(row.value().get(0)),
                    Long.toString(row.value().get(1)),
                    Long.toString(row.value().get(2)));
        }
        table.print(paper);
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }
}
