package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.campaign.result.CampaignResult;
import daxsim.chart.Chart;
import daxsim.data.CampaignJson;
import daxsim.data.CampaignJunit;
import daxsim.html.CampaignHtml;
import daxsim.text.CampaignText;
import daxsim.text.Paper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a campaign's report. */
final class CampaignFiles {
    private CampaignFiles() {}

    static Map<String, byte[]> of(CampaignResult result) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("campaign.json", CampaignJson.of(result).getBytes(UTF_8));
        Paper paper = new Paper(Paper.MAIL, false);
        CampaignText.print(result, paper);
        files.put("report.txt", paper.text().getBytes(UTF_8));
        files.put("junit.xml", CampaignJunit.of(result).getBytes(UTF_8));
        CampaignHtml.Rendered page = CampaignHtml.of(result);
        files.put("report.html", page.html().getBytes(UTF_8));
        for (Chart chart : page.charts()) {
            files.put("charts/" + chart.name() + ".png", chart.png());
        }
        return files;
    }
}
