package daxsim.data;

import daxsim.campaign.result.CampaignResult;
import daxsim.campaign.result.CellResult;
import daxsim.campaign.result.Share;
import daxsim.check.Fate;
import java.util.List;

/** A campaign for continuous integration: a suite for each treatment, a case for each design and each way to go badly wrong. */
public final class CampaignJunit {
    private static final List<Fate> NEVER = List.of(
            Fate.PANIC, Fate.OOPS, Fate.SILENT_CORRUPTION, Fate.DATA_LOST, Fate.FALSE_SUCCESS, Fate.CLEARED_ONLY);

    private CampaignJunit() {}

    /** The document: a case fails where the campaign saw what it names. */
    public static String of(CampaignResult result) {
        StringBuilder cases = new StringBuilder();
        int tests = 0;
        int failures = 0;
        int skipped = 0;
        for (CellResult cell : result.cells()) {
            for (Fate fate : NEVER) {
                tests++;
                cases.append("  <testcase classname=\"")
                        .append(escaped(cell.cell().treatment().name()))
                        .append("\" name=\"")
                        .append(escaped(cell.cell().candidate().name() + ": no " + fate.word()))
                        .append('"');
                Share share = cell.fates().get(fate);
                if (cell.cell().notExpressible() != null || cell.faults() == 0) {
                    skipped++;
                    cases.append("><skipped/></testcase>\n");
                } else if (share != null && share.hits() > 0) {
                    failures++;
                    String replay = cell.worst().stream()
                            .filter(w -> w.fate() == fate)
                            .map(CellResult.Worst::replay)
                            .findFirst()
                            .orElse("");
                    cases.append("><failure message=\"")
                            .append(escaped(share.hits() + " of " + share.faults() + " faults: " + fate.meaning()))
                            .append("\">")
                            .append(escaped(replay))
                            .append("</failure></testcase>\n");
                } else {
                    cases.append("/>\n");
                }
            }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\""
                + escaped("daxsim campaign " + result.experiment().plan().id()) + "\" tests=\"" + tests
                + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"" + skipped + "\">\n" + cases
                + "</testsuite>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
