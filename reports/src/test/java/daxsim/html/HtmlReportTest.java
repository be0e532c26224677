package daxsim.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.chart.Chart;
import daxsim.chart.ChartBook;
import daxsim.explore.Verdict;
import daxsim.hardware.Profile;
import daxsim.report.Comparison;
import daxsim.report.Made;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page as text and as a tree; what a browser makes of it is another test's. */
class HtmlReportTest {
    private static final String COMMAND = "./daxsim compare --seed 1 --runs 20";

    @SuppressWarnings("NullAway.Init")
    private static Comparison whole;

    @SuppressWarnings("NullAway.Init")
    private static ChartBook charts;

    @SuppressWarnings("NullAway.Init")
    private static String page;

    @SuppressWarnings("NullAway.Init")
    private static Document tree;

    @BeforeAll
    static void write() throws Exception {
        whole = Made.whole();
        charts = ChartBook.of(whole);
        page = HtmlReport.of(whole, charts, COMMAND);
        tree = parsed(page);
    }

    /** As strictly as XML is read; a DTD or an entity would be fetched, so there must be none. */
    private static Document parsed(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The text as it is read: with a blank between cells. */
    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        append(element, text);
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private static void append(Node node, StringBuilder text) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            text.append(node.getNodeValue());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            append(child, text);
        }
        if (List.of("td", "th", "dt", "dd", "caption").contains(node.getNodeName())) {
            text.append(' ');
        }
    }

    private static Element byId(Document document, String id) {
        return elements(document, "*").stream()
                .filter(e -> e.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing has the id " + id));
    }

    @Test
    void sectionsInOrderEachWithALink() {
        List<String> sections = elements(tree, "section").stream()
                .map(e -> e.getAttribute("id"))
                .toList();
        assertThat(sections)
                .containsExactly(
                        "asked",
                        "matrix",
                        "findings",
                        "claims",
                        "latency",
                        "fragmentation",
                        "costs",
                        "footprint",
                        "parameters",
                        "limits",
                        "again");
        Element nav = elements(tree, "nav").getFirst();
        NodeList links = nav.getElementsByTagName("a");
        assertThat(links.getLength()).isEqualTo(sections.size());
        for (int i = 0; i < sections.size(); i++) {
            assertThat(((Element) links.item(i)).getAttribute("href")).isEqualTo("#" + sections.get(i));
        }
    }

    @Test
    void idsAreUniqueAndLinksLeadToThem() {
        Set<String> ids = new HashSet<>();
        for (Element element : elements(tree, "*")) {
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id")))
                        .as(element.getAttribute("id"))
                        .isTrue();
            }
        }
        for (Element element : elements(tree, "*")) {
            for (String attribute : List.of("href", "aria-labelledby")) {
                for (String target : element.getAttribute(attribute).split(" ", -1)) {
                    if (!target.isEmpty() && !target.startsWith("data:")) {
                        assertThat(ids).contains(target.replaceFirst("^#", ""));
                    }
                }
            }
        }
    }

    @Test
    void nothingComesFromElsewhere() {
        for (Element element : elements(tree, "*")) {
            for (String attribute : List.of("src", "srcset", "poster", "action", "formaction")) {
                assertThat(element.hasAttribute(attribute)).as(attribute).isFalse();
            }
            String href = element.getAttribute("href");
            assertThat(href.isEmpty() || href.startsWith("#") || href.equals("data:,"))
                    .as(href)
                    .isTrue();
        }
        String style = elements(tree, "style").getFirst().getTextContent();
        assertThat(style).doesNotContain("@import", "url(", "http");
        assertThat(elements(tree, "script").getFirst().getTextContent()).doesNotContain("http", "fetch", "import");
    }

    @Test
    void headlinesSkipNoLevel() {
        int level = 0;
        for (Element element : elements(tree, "*")) {
            if (element.getTagName().matches("h[1-6]")) {
                int next = element.getTagName().charAt(1) - '0';
                assertThat(next).as(text(element)).isLessThanOrEqualTo(level + 1);
                level = next;
            }
        }
        assertThat(elements(tree, "h1")).hasSize(1);
    }

    /** A cell says its verdict in words, with a mark, and leads to what explains it. */
    @Test
    void theMatrixNamesTheWorstVariantAndLeadsToItsEvidence() {
        Element matrix = byId(tree, "matrix");
        NodeList rows = ((Element) matrix.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr");
        assertThat(rows.getLength()).isEqualTo(4);
        Element cell =
                (Element) ((Element) rows.item(0)).getElementsByTagName("td").item(1);
        assertThat(text(cell)).isEqualTo("sometimes with two-call");
        assertThat(cell.getElementsByTagName("use").getLength()).isEqualTo(1);
        String target = ((Element) cell.getElementsByTagName("a").item(0)).getAttribute("href");
        assertThat(target).isEqualTo("#f1");
        assertThat(text(byId(tree, "f1"))).startsWith("1 v1-clear-poison:two-call sometimes");
        Element kept =
                (Element) ((Element) rows.item(0)).getElementsByTagName("td").item(0);
        assertThat(text(kept)).isEqualTo("never");
        String all = ((Element) kept.getElementsByTagName("a").item(0)).getAttribute("href");
        assertThat(text(byId(tree, all.substring(1)))).startsWith("clear-without-write punch-pwrite reached");
    }

    @Test
    void aFindingHasEverythingToDisputeIt() {
        Element finding = byId(tree, "f1");
        String words = text(finding);
        assertThat(words)
                .containsPattern("\\d+ of \\d+ executions, all covered")
                .contains("Broken where reader.1 gets 256 bytes at 8704 that nobody wrote.")
                .contains("Broken here: reader.1 gets 256 bytes")
                .contains("cpu 0 cpu 1 pmem0")
                .contains("What each operation returned")
                .contains("clear_error(")
                .contains("drivers/nvdimm/bus.c, nvdimm_clear_poison(), 6.1")
                .containsPattern("\\./daxsim run --replay '[^']*clear-without-write@[^']*'");
        String scenario = text(byId(tree, "s1"));
        assertThat(scenario)
                .contains(
                        "The promise is broken when reader.1 returns more than 0 and reads some bytes that nobody wrote.")
                .contains("violated: {reader.1: {result: \">0\", any-content: undefined}}")
                .contains("Choices: schedule, kill: writer.");
    }

    @Test
    void claimsStandAsTheyAreJudged() {
        assertThat(text(byId(tree, "claims")))
                .contains("5 claims: 1 holds, 1 holds in part, 1 does not hold, 1 undecided, 1 not tested.");
        assertThat(text(byId(tree, "claim-half-true")))
                .contains("holds in part A. Reviewer, 6 November, patch 1 Both, <i>perhaps</i>.")
                .contains("misaligned-write merged violated never always no");
        assertThat(text(byId(tree, "claim-not-asked"))).contains("not part of this comparison not tested");
    }

    @Test
    void conclusionsSayWhatTheyDependOn() {
        assertThat(text(byId(tree, "latency")))
                .contains(
                        "3 conclusions about which design is faster: 1 that one parameter turns around inside its range, "
                                + "1 that only several parameters at their worst together turn around, 1 that nothing inside")
                .contains("clear.dsm is above 38.1 us (assumed; here 500, range 20 to 100,000)")
                .contains("fs.log_force is below 51.3 us (derived; here 40, range 0 to 60)")
                .contains("spr-cxl: the other way round, 30.0 \u00b5s and 20.0 \u00b5s");
    }

    @Test
    void mistakesStandBesideTheFootprint() {
        String section = text(byId(tree, "footprint"));
        assertThat(section)
                .contains("Counted are programs of at most two calls on at most two tasks")
                .contains("clear-without-write a clear that no write follows in its task")
                .contains("5 of 12, not all covered")
                .contains("no such call")
                .contains("./daxsim run misuse/misuse-clear-without-write-v1-clear-poison-two-call.yaml --replay");
    }

    @Test
    void everyChartHasItsQuestionItsNoteAndItsTable() {
        assertThat(charts.all()).isNotEmpty();
        for (Chart chart : charts.all()) {
            Element figure = byId(tree, "figure-" + chart.name());
            assertThat(text(figure))
                    .startsWith(chart.question())
                    .contains(chart.note(), "charts/" + chart.name() + ".png");
            assertThat(figure.getElementsByTagName("svg").getLength()).isEqualTo(1);
            Element details = (Element) figure.getElementsByTagName("details").item(0);
            assertThat(details.hasAttribute("open")).isFalse();
            NodeList rows = details.getElementsByTagName("tr");
            assertThat(rows.getLength()).isEqualTo(chart.data().rows().size() + 1);
        }
    }

    @Test
    void tablesHaveHeadsAndCanBeScrolledByKeyboard() {
        for (Element table : elements(tree, "table")) {
            assertThat(table.getElementsByTagName("th").getLength()).isPositive();
            Element around = (Element) table.getParentNode();
            assertThat(around.getAttribute("class")).startsWith("scroll");
            assertThat(around.getAttribute("tabindex")).isEqualTo("0");
            assertThat(around.getAttribute("aria-label")).isNotEmpty();
        }
        for (Element head : elements(tree, "th")) {
            assertThat(head.getAttribute("scope")).isNotEmpty();
        }
    }

    @Test
    void whatTextMeansHarmOrIsForeignIsShownAsItIs() throws Exception {
        Comparison hostile = Made.hostile();
        String html = HtmlReport.of(hostile, ChartBook.of(hostile), "./daxsim compare '<img src=x>'");
        Document document = parsed(html);

        assertThat(elements(document, "script")).hasSize(1);
        assertThat(elements(document, "img")).isEmpty();
        assertThat(elements(document, "b")).isEmpty();
        assertThat(text(byId(document, "s1"))).startsWith(Made.HOSTILE.replaceAll("\\s+", " "));
        assertThat(text(byId(document, "again"))).contains("./daxsim compare '<img src=x>'");
        assertThat(elements(document, "title").getFirst().getTextContent()).contains("<img src=x>");
        assertThat(html)
                .contains("\u65e5\u672c\u8a9e", "&lt;/title&gt;&lt;script&gt;")
                .doesNotContain("<img");
    }

    @Test
    void theSameBytesTwice() throws Exception {
        assertThat(HtmlReport.of(whole, charts, COMMAND)).isEqualTo(page);
        assertThat(HtmlReport.of(whole, ChartBook.of(whole), COMMAND)).isEqualTo(page);
        assertThat(page).doesNotContain("\r");
        assertThat(page.getBytes(UTF_8)).hasSizeLessThan(3_000_000);
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        Comparison bare =
                Made.comparison(List.of(Made.scenario("tag-dereference")), Made.candidates("punch-pwrite", "merged"));
        ChartBook none =
                new ChartBook(false, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        Document document = parsed(HtmlReport.of(bare, none, COMMAND));

        assertThat(text(byId(document, "findings"))).contains("No promise of a scenario is broken.");
        assertThat(text(byId(document, "claims"))).contains("No claim was put to this comparison.");
        assertThat(text(byId(document, "latency")))
                .contains("There are no charts: the Java that made this report found no font.")
                .contains("No conclusion about the order of designs was tried");
        assertThat(text(byId(document, "fragmentation")))
                .contains("No scenario of this comparison measures a quantity.");
        assertThat(text(byId(document, "costs"))).contains("The clean path was not counted in this comparison.");
        assertThat(text(byId(document, "asked"))).contains("breaks none of 1");
        assertThat(elements(document, "figure")).isEmpty();
    }

    @Test
    void anInterruptionIsSaid() throws Exception {
        Comparison done = Made.comparison(List.of(Made.scenario("tag-dereference")), Made.candidates("merged"));
        Comparison cut = new Comparison(
                new daxsim.report.Plan(
                        List.of(
                                Made.scenario("tag-arithmetic"),
                                done.plan().scenarios().getFirst()),
                        Map.of(),
                        done.plan().candidates(),
                        1,
                        20),
                done.cells(),
                true);
        Document document = parsed(HtmlReport.of(cut, ChartBook.of(cut), COMMAND));

        assertThat(text(byId(document, "asked"))).contains("Interrupted. 1 of 2 cells are whole");
        assertThat(text(byId(document, "matrix"))).contains("not looked at");
    }

    @Test
    void everySourceOfAParameterIsExplained() {
        Set<String> names = new HashSet<>();
        for (String id : Profile.IDS) {
            Profile.load(id).entries().forEach(entry -> names.addAll(entry.sources()));
        }
        assertThat(Citations.read().keySet()).containsAll(names);
        assertThat(text(byId(tree, "parameters"))).contains("YANG20 Yang, Kim,").doesNotContain("XIANG22");
    }

    private static String rendered(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render(template, parameters, output);
        return output.toString();
    }

    @Test
    void goldenFragments() {
        assertThat(rendered("part/verdict.jte", Map.of("verdict", Verdict.SOMETIMES)))
                .isEqualTo("<span class=\"verdict v-sometimes\"><svg class=\"mark\" aria-hidden=\"true\">"
                        + "<use href=\"#m-sometimes\"/></svg> sometimes</span>");
        assertThat(rendered("part/text.jte", Map.of("text", "a `b <c>` & d `e")))
                .isEqualTo("a <code>b &lt;c&gt;</code> &amp; d `e");
        assertThat(rendered("part/command.jte", Map.of("line", "./daxsim run 'a&b'")))
                .isEqualTo("<div class=\"command\"><pre tabindex=\"0\"><code>./daxsim run 'a&amp;b'"
                        + "</code></pre></div>\n");
        Chart.Data data = new Chart.Data(1, List.of("x", "n"), List.of(List.of("<a>", "1")));
        assertThat(rendered("part/data.jte", Map.of("data", data, "caption", "\"q\"?")))
                .isEqualTo("""
                        <div class="scroll" tabindex="0" role="group" aria-label="&#34;q&#34;?">
                        <table>
                        <caption>"q"?</caption>
                        <thead>
                        <tr>
                        <th scope="col" class="words">x</th>
                        <th scope="col" class="number">n</th>
                        </tr>
                        </thead>
                        <tbody>
                        <tr>
                        <th scope="row" class="words">&lt;a&gt;</th>
                        <td class="number">1</td>
                        </tr>
                        </tbody>
                        </table>
                        </div>
                        """);
    }

    /** A mark exists for every verdict that there is, and a colour or a shape for its cell. */
    @Test
    void everyVerdictHasAMark() {
        for (Verdict verdict : Verdict.values()) {
            assertThat(byId(tree, "m-" + verdict.word()).getTagName()).isEqualTo("symbol");
            assertThat(Verdicts.explained(verdict)).isNotEmpty();
        }
    }
}
