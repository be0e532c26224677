package daxsim.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daxsim.report.Comparison;
import daxsim.report.Made;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Charts as a page and as a picture. */
class ChartBookTest {
    @SuppressWarnings("NullAway.Init")
    private static Comparison whole;

    @SuppressWarnings("NullAway.Init")
    private static ChartBook book;

    @BeforeAll
    static void draw() throws Exception {
        whole = Made.whole();
        book = ChartBook.of(whole);
        assumeTrue(book.available(), "this Java finds no font, so there are no charts");
    }

    private static Chart chart(String name) {
        return book.all().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Document parsed(Chart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(UTF_8)));
    }

    private static List<String> texts(Chart chart) throws Exception {
        NodeList nodes = parsed(chart).getElementsByTagName("text");
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    @Test
    void thereIsOneForEachQuestion() {
        assertThat(book.all())
                .extracting(Chart::name)
                .containsExactly(
                        "repair",
                        "repair-by-scenario",
                        "crossover-clear-dsm",
                        "crossover-fs-log_force",
                        "fragmentation-extents",
                        "fragmentation-largest-free-run",
                        "costs",
                        "clean-path",
                        "grades-clx-optane100");
        assertThat(book.all())
                .extracting(Chart::question)
                .allMatch(q -> q.endsWith("?"))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameBytesTwice() throws Exception {
        ChartBook again = ChartBook.of(whole);
        for (int i = 0; i < book.all().size(); i++) {
            Chart one = book.all().get(i);
            Chart other = again.all().get(i);
            assertThat(other.svg()).as(one.name()).isEqualTo(one.svg());
            assertThat(other.png()).as(one.name()).isEqualTo(one.png());
            assertThat(one.svg()).as(one.name() + " drawn twice").isEqualTo(one.svg());
        }
    }

    /** A page has two colour schemes; a colour that is no variable would belong to one of them. */
    @Test
    void coloursAreVariablesAndIdsAreItsOwn() throws Exception {
        Set<String> ids = new HashSet<>();
        for (Chart chart : book.all()) {
            String svg = chart.svg();
            assertThat(svg).doesNotContain("rgb(", "clip-path", "xlink", "<defs", "black", "white", "<!--", "<?xml");
            Matcher paints = Pattern.compile("(?:fill|stroke)=\"([^\"]*)\"").matcher(svg);
            while (paints.find()) {
                assertThat(paints.group(1)).matches("none|var\\(--[a-z0-9-]+\\)");
            }
            Element root = parsed(chart).getDocumentElement();
            assertThat(root.getAttribute("role")).isEqualTo("img");
            for (String id : root.getAttribute("aria-labelledby").split(" ", -1)) {
                assertThat(svg).contains("id=\"" + id + "\"");
                assertThat(ids.add(id)).as(id).isTrue();
            }
        }
    }

    @Test
    void saysWhatItShows() throws Exception {
        assertThat(texts(chart("repair"))).contains("punch-pwrite", "merged", "1 ms");
        assertThat(texts(chart("repair"))).anyMatch(t -> t.startsWith("median ") && t.endsWith(" \u00b5s"));
        assertThat(texts(chart("repair-by-scenario"))).contains("misaligned-write", "all 40 fail");
        assertThat(texts(chart("crossover-clear-dsm")))
                .contains("crossover 38.1", "clear.dsm in us")
                .anyMatch(t -> t.startsWith("punch-pwrite faster than v1-clear-poison:in-pwrite"));
        assertThat(texts(chart("clean-path"))).contains("calls", "arguments", "26");
        assertThat(chart("fragmentation-extents").answer())
                .isEqualTo("punch-pwrite: 3 after the first repair, 7 after 3. "
                        + "v1-clear-poison, v2-mode-flag, merged: 1 after the first repair, 1 after 3");
    }

    /** Designs that go the same way share a line; each has its name there once. */
    @Test
    void everyLineHasItsNames() throws Exception {
        assertThat(texts(chart("fragmentation-extents")))
                .containsOnlyOnce("punch-pwrite", "v1-clear-poison", "v2-mode-flag", "merged");
    }

    @Test
    void whatIsDrawnIsInItsTable() {
        Chart.Data repair = chart("repair").data();
        assertThat(repair.heads()).contains("n", "failed", "median", "mean", "95 % of the mean");
        assertThat(repair.rows()).hasSize(5).allSatisfy(row -> assertThat(row).hasSameSizeAs(repair.heads()));
        assertThat(repair.rows().getFirst()).startsWith("clear-without-write", "punch-pwrite", "20", "0");
        for (Chart chart : book.all()) {
            assertThat(chart.data().rows()).as(chart.name()).isNotEmpty();
            assertThat(chart.note()).as(chart.name()).endsWith(".");
        }
    }

    @Test
    void picturesAreNotBlankAndHaveRoomForTheirText() throws Exception {
        for (Chart chart : book.all()) {
            BufferedImage image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(chart.png())));
            assertThat(image.getWidth()).as(chart.name()).isEqualTo(2 * (chart.width() + 32));
            assertThat(image.getHeight()).as(chart.name()).isGreaterThan(2 * chart.height());
            Set<Integer> colours = new HashSet<>();
            int paper = image.getRGB(0, 0);
            for (int x = 0; x < image.getWidth(); x++) {
                assertThat(image.getRGB(x, 0)).isEqualTo(paper);
                assertThat(image.getRGB(x, image.getHeight() - 1)).isEqualTo(paper);
                for (int y = 0; y < image.getHeight(); y += 3) {
                    colours.add(image.getRGB(x, y));
                }
            }
            assertThat(colours).as(chart.name()).hasSizeGreaterThan(20);
        }
    }

    /** Without colour: two lines of a course differ in dash and in marker. */
    @Test
    void linesDifferWithoutColour() {
        String svg = chart("fragmentation-extents").svg();
        assertThat(svg).contains("stroke-dasharray=\"7,4\"");
        assertThat(svg.lines().filter(line -> line.matches("<path d=\"M.*C.*Z\"/>")))
                .as("round markers")
                .hasSize(3);
        assertThat(svg.lines().filter(line -> line.matches("<path d=\"M[^C]*Z\"/>")))
                .as("square markers")
                .hasSize(3);
    }

    @Test
    void namesAreSafeAndDifferent() {
        Slug names = new Slug();
        assertThat(names.of("../../etc/passwd")).isEqualTo("etc-passwd");
        assertThat(names.of("etc/passwd")).isEqualTo("etc-passwd-2");
        assertThat(names.of("ETC-passwd")).isEqualTo("ETC-passwd-3");
        assertThat(names.of("\u65e5\u672c")).isEqualTo("chart");
        assertThat(names.of("x".repeat(300))).hasSize(80);
    }

    @Test
    void aColourThatIsNoToneIsABug() {
        assertThatThrownBy(() -> Tone.of(0x123456)).hasMessageContaining("#123456");
        assertThat(Tone.declarations(true).lines()).hasSize(Tone.values().length);
        assertThat(Tone.declarations(false)).contains("--design-1: #0072b2;");
    }
}
