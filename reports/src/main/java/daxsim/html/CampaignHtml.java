package daxsim.html;

import daxsim.campaign.result.CampaignResult;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** A campaign as a page: one file without anything from elsewhere. */
public final class CampaignHtml {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private CampaignHtml() {}

    /** The page with what it draws. */
    public record Rendered(String html, java.util.List<daxsim.chart.Chart> charts) {}

    /** Renders it. */
    public static Rendered of(CampaignResult result) {
        CampaignPage page = CampaignPage.of(result);
        StringOutput output = new StringOutput();
        ENGINE.render("campaign.jte", page, output);
        return new Rendered(
                output.toString(),
                page.parts().stream().flatMap(p -> p.charts().stream()).toList());
    }
}
