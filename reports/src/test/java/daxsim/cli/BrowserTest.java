package daxsim.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page that a real comparison leaves behind, opened from disk in a real browser. */
class BrowserTest {
    private static final int WIDE = 1280;
    private static final Map<String, String> LIGHT = Map.of("prefers-color-scheme", "light");
    private static final Map<String, String> DARK = Map.of("prefers-color-scheme", "dark");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @SuppressWarnings("NullAway.Init")
    private static Path page;

    @BeforeAll
    static void compare() {
        browser = Browser.start();
        Path out = folder.resolve("report");
        Ran ran = Ran.daxsim(
                "compare",
                "clear-without-write",
                "tag-dereference",
                "fragmentation",
                "--runs",
                "10",
                "--quiet",
                "--out",
                out.toString());
        assertThat(ran.status()).as(ran.err()).isZero();
        page = out.resolve("report.html");
    }

    @AfterAll
    static void leave() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.shows(WIDE, "", LIGHT);
        browser.scripts(true);
        browser.open(page, "");
    }

    @Test
    void itComplainsOfNothingAndAsksNobody() throws Exception {
        browser.complaints();
        browser.network();
        browser.open(page, "#f1");
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(browser.complaints()).isEmpty();
        List<String> asked = browser.network();
        assertThat(asked).as("it asks for itself").isNotEmpty();
        for (String event : asked) {
            JsonNode request = JsonMapper.shared().readTree(event).at("/message/params/request/url");
            assertThat(request.asString()).matches("file:.*/report\\.html(#.*)?|data:,?.*");
        }
    }

    @Test
    void everyLinkOfTheContentsWorks() {
        List<WebElement> links = browser.all("nav a");
        assertThat(links).hasSize(11);
        for (WebElement link : links) {
            String id = String.valueOf(link.getDomAttribute("href")).substring(1);
            link.sendKeys(Keys.ENTER);
            assertThat(browser.value("location.hash")).isEqualTo("#" + id);
            assertThat(browser.holds(
                            "(() => { const t = document.getElementById('" + id + "').getBoundingClientRect().top;"
                                    + " const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;"
                                    + " return t > -2 && (t < 60 || end); })()"))
                    .as(id)
                    .isTrue();
        }
    }

    @Test
    void aCellOfTheMatrixLeadsToItsWitness() {
        assertThat(browser.all("#matrix tbody tr")).hasSize(3);
        assertThat(browser.all("#matrix td")).hasSize(15);
        browser.find("#matrix td.v-sometimes a").sendKeys(Keys.ENTER);
        String id = String.valueOf(browser.value("location.hash"));
        assertThat(id).isEqualTo("#f1");
        assertThat(browser.find("#f1 table.lanes").isDisplayed()).isTrue();
        assertThat(browser.holds("document.querySelector('#f1').getBoundingClientRect().top < innerHeight"))
                .isTrue();
        browser.find("#matrix td.v-never a").sendKeys(Keys.ENTER);
        assertThat(browser.find(String.valueOf(browser.value("location.hash"))).isDisplayed())
                .as("a cell in the folded table of all cells")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 400, 768, 1280, 1920})
    void nothingIsWiderThanTheWindow(int width) {
        for (boolean open : new boolean[] {false, true}) {
            browser.shows(width, "", LIGHT);
            browser.run("document.querySelectorAll('details').forEach(d => d.open = " + open + ")");
            assertThat(browser.value("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("details open: " + open)
                    .isEqualTo(0L);
        }
    }

    @Test
    void theKeyboardIsEnough() {
        browser.find("body").sendKeys(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the report");
        assertThat(browser.focused().isDisplayed()).isTrue();
        assertThat(outlined(browser.focused())).isTrue();
        browser.focused().sendKeys(Keys.ENTER);
        assertThat(browser.value("document.activeElement.id")).isEqualTo("main");

        WebElement summary = browser.find("#f1 details.witness > summary");
        assertThat(browser.holds("document.querySelector('#f1 details.witness').open"))
                .isFalse();
        summary.sendKeys(Keys.ENTER);
        assertThat(browser.holds("document.querySelector('#f1 details.witness').open"))
                .isTrue();
        assertThat(outlined(browser.focused())).isTrue();
        WebElement rule = browser.find("#f1 details.rule > summary");
        rule.sendKeys(Keys.SPACE);
        assertThat(browser.find("#f1 details.rule p").isDisplayed()).isTrue();
        rule.sendKeys(Keys.SPACE);
        assertThat(browser.find("#f1 details.rule p").isDisplayed()).isFalse();

        browser.shows(400, "", LIGHT);
        WebElement table = browser.find("#matrix .scroll");
        table.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(browser.holds("document.activeElement === document.querySelector('#matrix .scroll')"))
                .isTrue();
    }

    private static boolean outlined(WebElement element) {
        return !element.getCssValue("outline-style").equals("none");
    }

    @Test
    void aCommandIsCopiedOrSelected() {
        WebElement button = browser.find("#f1 .command button");
        button.sendKeys(Keys.ENTER);
        assertThat(browser.value("getSelection().toString()"))
                .asString()
                .startsWith("./daxsim run --replay '")
                .contains("clear-without-write@");
    }

    private static String colour(String selector, String property) {
        return String.valueOf(
                browser.value("getComputedStyle(document.querySelector('" + selector + "'))['" + property + "']"));
    }

    @Test
    void darkPaperHasOtherColoursChartsIncluded() {
        String paper = colour("body", "background-color");
        String text = colour("body", "color");
        String chart = colour("figure svg text", "fill");
        browser.shows(WIDE, "", DARK);
        assertThat(colour("body", "background-color")).isNotEqualTo(paper);
        assertThat(colour("body", "color")).isNotEqualTo(text);
        assertThat(colour("figure svg text", "fill")).isNotEqualTo(chart);
    }

    /** Contrast of every visible text with what is behind it, as WCAG 2 counts it: 4.5, or 3 where letters are large. */
    private static final String FAINT = """
            (() => {
              const rgb = c => c.match(/[\\d.]+/g).map(Number);
              const light = c => { const [r, g, b] = rgb(c).map(v => { v /= 255;
                return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
              const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
                if (rgb(c).length < 4 || rgb(c)[3] > 0) return c; } return 'rgb(255,255,255)'; };
              const faint = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let n = walker.nextNode(); n; n = walker.nextNode()) {
                const e = n.parentElement;
                if (!n.data.trim() || !e.checkVisibility() || e.closest('script, title, desc, .skip')) continue;
                const s = getComputedStyle(e);
                const front = e.closest('svg') ? s.fill : s.color;
                const [a, b] = [light(front), light(behind(e))].sort((x, y) => y - x);
                const size = parseFloat(s.fontSize);
                const large = size >= 24 || size >= 18.66 && s.fontWeight >= 700;
                if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5)) {
                  faint.push(n.data.trim().slice(0, 40) + ' ' + front + ' on ' + behind(e));
                }
              }
              return [...new Set(faint)];
            })()""";

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextCanBeRead(String scheme) {
        browser.shows(WIDE, "", Map.of("prefers-color-scheme", scheme));
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(browser.value(FAINT)).isEqualTo(List.of());

        browser.run("document.querySelector('.kicker').style.color = '#787878'");
        assertThat(browser.value(FAINT)).asString().contains("report of a comparison");
    }

    @Test
    void nothingMovesByItself() {
        browser.complaints();
        browser.shows(WIDE, "", Map.of("prefers-reduced-motion", "reduce"));
        browser.open(page, "#costs");
        assertThat(browser.holds("document.getAnimations().length === 0")).isTrue();
        assertThat(colour("html", "scroll-behavior")).isEqualTo("auto");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void paperIsLightAndUnfolded() {
        String paper = colour("body", "background-color");
        browser.shows(WIDE, "print", DARK);
        assertThat(colour("body", "background-color")).isEqualTo(paper);
        assertThat(browser.find("nav").isDisplayed()).isFalse();
        assertThat(browser.find(".skip").isDisplayed()).isFalse();
        assertThat(browser.holds("document.querySelector('#f1 details.witness').open"))
                .isFalse();
        assertThat(browser.holds("document.querySelector('#f1 table.lanes').checkVisibility()"))
                .isTrue();

        String pdf = new String(Base64.getDecoder().decode(browser.printed()), ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-");
        Matcher pages = Pattern.compile("/Type\\s*/Page\\b").matcher(pdf);
        assertThat(pages.results().count()).isBetween(5L, 60L);
        assertThat(browser.holds("document.querySelector('#f1 details.witness').open"))
                .as("it is folded again afterwards")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"#matrix, Scenarios by designs", "#again, ./daxsim compare clear-without-write tag-dereference"})
    void withoutScriptsItIsAllThere(String part, String text) {
        browser.scripts(false);
        browser.open(page, part);
        assertThat(browser.find(part).getText()).contains(text);
        assertThat(browser.all(".command button")).isEmpty();
        browser.find("#f1 details.witness > summary").sendKeys(Keys.ENTER);
        assertThat(browser.find("#f1 table.lanes").isDisplayed()).isTrue();
    }
}
