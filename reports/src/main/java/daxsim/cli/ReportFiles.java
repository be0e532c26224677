package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.chart.Chart;
import daxsim.chart.ChartBook;
import daxsim.data.CsvTables;
import daxsim.data.ResultsJson;
import daxsim.html.HtmlReport;
import daxsim.report.Comparison;
import daxsim.report.MisuseReport;
import daxsim.text.ComparisonText;
import daxsim.text.Paper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What a report folder holds. */
final class ReportFiles {
    private ReportFiles() {}

    /**
     * The files of a comparison by their paths in the folder.
     *
     * @param command what to type to get them again
     * @param interrupted whether somebody wants it to end
     */
    static Map<String, byte[]> of(Comparison comparison, String command, BooleanSupplier interrupted) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(ReportFolder.RESULTS, ResultsJson.of(comparison).getBytes(UTF_8));
        files.put(ReportFolder.REPORT, text(comparison).getBytes(UTF_8));
        CsvTables.of(comparison).forEach((name, table) -> files.put(name, table.getBytes(UTF_8)));
        MisuseReport.of(comparison)
                .pages()
                .forEach((name, page) -> files.put(MisuseReport.FOLDER + name, page.getBytes(UTF_8)));
        if (comparison.interrupted()) {
            // Half a comparison is kept as data and text. Nobody waits for its pictures, and a machine that is shutting
            // down lets no drawing begin.
            return files;
        }
        try {
            files.putAll(drawn(comparison, command));
        } catch (RuntimeException | Error e) {
            if (!interrupted.getAsBoolean()) {
                throw e;
            }
        }
        return files;
    }

    private static Map<String, byte[]> drawn(Comparison comparison, String command) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        ChartBook charts = ChartBook.of(comparison);
        files.put(ReportFolder.PAGE, HtmlReport.of(comparison, charts, command).getBytes(UTF_8));
        for (Chart chart : charts.all()) {
            files.put("charts/" + chart.name() + ".png", chart.png());
        }
        return files;
    }

    private static String text(Comparison comparison) {
        Paper report = new Paper(Paper.MAIL, false);
        ComparisonText.print(comparison, ComparisonText.Detail.WHOLE, report);
        return report.text();
    }
}
