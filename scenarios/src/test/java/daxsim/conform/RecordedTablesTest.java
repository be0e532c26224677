package daxsim.conform;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two real kernels answered, operation by operation, against the two table codes. */
class RecordedTablesTest {
    static Path recordings() throws URISyntaxException {
        URL url = RecordedTablesTest.class.getResource("/recordings");
        return Path.of(Objects.requireNonNull(url, "recordings").toURI());
    }

    static List<Path> files(String kernel, String extension) throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(recordings().resolve(kernel))) {
            return files.filter(f -> f.toString().endsWith(extension)).sorted().toList();
        }
    }

    private static ConformResult play(Path file) throws BadInput {
        return (ConformResult) new Conform(KnownDifferences.shipped()).play(file);
    }

    @TestFactory
    Stream<DynamicTest> eachFileAgrees() throws IOException, URISyntaxException {
        return Stream.concat(files("6.1.192", ".tsv").stream(), files("6.12.117", ".tsv").stream())
                .map(file -> DynamicTest.dynamicTest(
                        file.subpath(file.getNameCount() - 2, file.getNameCount())
                                .toString(),
                        () -> {
                            ConformResult result = play(file);
                            assertThat(result.differences()).isEmpty();
                            assertThat(result.agree()).isEqualTo(result.total()).isPositive();
                        }));
    }

    @ParameterizedTest(name = "{0}: {1} operations with the {2} table")
    @CsvSource({"6.1.192, 4040, pre-6.7, 6", "6.12.117, 3120, 6.7+, 5"})
    void everyOperationIsPlayed(String kernel, int operations, String model, int count) throws Exception {
        int total = 0;
        for (Path file : files(kernel, ".tsv")) {
            ConformResult result = play(file);
            assertThat(result.model()).isEqualTo(model);
            total += result.agree();
        }
        assertThat(total).isEqualTo(operations);
        assertThat(files(kernel, ".tsv")).hasSize(count);
    }

    @TestFactory
    Stream<DynamicTest> withoutAFolderTheFileTellsTheKernel(@TempDir Path folder)
            throws IOException, URISyntaxException {
        return Stream.of("6.1.192/bb-a-seed1.tsv", "6.1.192/bb-b-seed1.tsv", "6.12.117/bb-b-seed1.tsv")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path copy = Files.copy(
                            recordings().resolve(name), folder.resolve(name.replace('/', '_') + ".recording"));
                    ConformResult result = play(copy);
                    assertThat(result.agree()).isEqualTo(result.total());
                    assertThat(result.model()).isEqualTo(name.startsWith("6.12") ? "6.7+" : "pre-6.7");
                    assertThat(result.chosenBecause()).startsWith("no kernel version known");
                }));
    }

    @Test
    void theOtherTableCodeDisagrees() throws Exception {
        Path file = recordings().resolve("6.1.192/bb-b-seed1.tsv");
        Conform forced = new Conform(KnownDifferences.shipped(), BadblocksCode.SINCE_67);
        ConformResult result = (ConformResult) forced.play(file);
        assertThat(result.chosenBecause()).isEqualTo("asked for");
        assertThat(result.total()).isEqualTo(400);
        assertThat(result.agree() + result.differences().size()).isEqualTo(400);
        assertThat(result.unexplained()).hasSameSizeAs(result.differences()).hasSizeGreaterThan(300);
        Difference first = result.differences().getFirst();
        assertThat(first.op()).isZero();
        assertThat(first.line()).isEqualTo(3);
        assertThat(first.command()).isEqualTo("+16216-17460");
        assertThat(first.expected()).isEqualTo("hash 8b994896; list from 0 17240+221,16728+512,16216+512");
        assertThat(first.actual()).isEqualTo("hash e15fa386; list from 0 16216+512,16728+512,17240+221");
    }

    @Test
    void deviceRecordingsAreRecognisedAndLeftAlone() throws Exception {
        int count = 0;
        for (String kernel : List.of("6.1.192", "6.12.117")) {
            for (Path file : files(kernel, ".jsonl")) {
                ConformOutcome outcome = new Conform(KnownDifferences.shipped()).play(file);
                assertThat(outcome)
                        .isEqualTo(new NotPlayable(file.toString(), "device and file recordings are not played yet"));
                count++;
            }
        }
        assertThat(count).isEqualTo(22);
    }
}
