package daxsim.html;

import daxsim.chart.ChartBook;
import daxsim.report.Comparison;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * A comparison as a page for a review: one file without anything from elsewhere, so that it can be attached, stored and opened
 * from disk. It is well-formed XML, so that it can be checked and taken apart.
 */
public final class HtmlReport {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private HtmlReport() {}

    /**
     * The page.
     *
     * @param charts those of the comparison
     * @param command what to type to get the page again
     */
    public static String of(Comparison comparison, ChartBook charts, String command) {
        StringOutput output = new StringOutput();
        ENGINE.render("page.jte", Page.of(comparison, charts, command), output);
        return output.toString();
    }
}
