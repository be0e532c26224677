package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report folder: whole or not at all, and never in the place of somebody else's. */
class ReportFolderTest {
    private static final String[] SMALL = {"compare", "tag-arithmetic", "--designs", "merged", "--runs", "2"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Ran compare() throws Exception {
        return Started.daxsim(folder, List.of(), "", SMALL).end();
    }

    @Test
    void itsOwnFolderIsReplacedAsAWhole() throws Exception {
        Ran first = compare();
        assertThat(first.err()).isEqualTo("daxsim: the full report is in daxsim-report\n");
        assertThat(first.status()).isZero();
        Path report = folder.resolve("daxsim-report");
        Path stale = Files.createFile(report.resolve("stale"));

        assertThat(compare().status()).isZero();

        assertThat(stale).doesNotExist();
        assertThat(report).isDirectoryContaining(p -> p.endsWith("results.json"));
        assertThat(Files.readString(report.resolve("report.txt")).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
        assertThat(folder).isDirectoryNotContaining(p -> !p.equals(report));
    }

    @Test
    void aFolderOfThatNameThatSomebodyElseMadeIsLeftAlone() throws Exception {
        Path theirs = Files.createDirectories(folder.resolve("daxsim-report"));
        Files.writeString(theirs.resolve("results.json"), "{\"mine\": true}");

        Ran ran = compare();

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo(
                        "daxsim: ./daxsim-report was not written by daxsim, so it is left alone; use --out DIR, or move"
                                + " it\n");
        assertThat(theirs.resolve("results.json")).hasContent("{\"mine\": true}");
        assertThat(folder).isDirectoryNotContaining(p -> !p.equals(theirs));
    }

    @Test
    void aLinkOfThatNameIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("daxsim-report"), elsewhere);

        assertThat(compare().status()).isEqualTo(2);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void whatStdoutSaysAndWhatTheFolderHoldsAreTheSameData() throws Exception {
        Path out = folder.resolve("out");
        Ran ran = Ran.daxsim("compare", "power-failure", "--runs", "2", "--format", "json", "--out", out.toString());

        assertThat(ran.status()).isZero();
        assertThat(out.resolve("results.json")).hasContent(ran.out());
    }

    @Test
    void itHoldsAPageAMailTablesAndPictures() throws Exception {
        assertThat(compare().status()).isZero();

        Path report = folder.resolve("daxsim-report");
        assertThat(Files.readString(report.resolve("report.html")))
                .startsWith("<!DOCTYPE html>\n")
                .endsWith("</html>\n");
        assertThat(report.resolve("results.csv")).content().startsWith("scenario,design,variant,regime,seed,hash,");
        try (Stream<Path> charts = Files.list(report.resolve("charts"))) {
            assertThat(charts)
                    .isNotEmpty()
                    .allSatisfy(chart -> assertThat(Files.readAllBytes(chart)).startsWith(0x89, 'P', 'N', 'G'));
        }
    }

    /** Java without a font fails in one of many ways at the first text; a comparison must not. */
    @Test
    void withoutAFontThereAreNoChartsAndThePageSaysSo() throws Exception {
        Path fontconfig = folder.resolve("fonts.conf");
        Files.writeString(fontconfig, "<?xml version=\"1.0\"?><fontconfig></fontconfig>\n");
        Ran ran = Started.daxsim(
                        Map.of("FONTCONFIG_FILE", fontconfig.toString()),
                        folder,
                        // Java keeps what it knows of fonts in the user's home.
                        List.of("-Duser.home=" + folder.resolve("home")),
                        "",
                        SMALL)
                .end();

        assertThat(ran.status()).as(ran.err()).isZero();
        Path report = folder.resolve("daxsim-report");
        assertThat(report.resolve("charts")).doesNotExist();
        assertThat(Files.readString(report.resolve("report.html")))
                .contains("found no font")
                .doesNotContain("<figure");
    }
}
