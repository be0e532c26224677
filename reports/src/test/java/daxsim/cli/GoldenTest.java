package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole outputs, to be looked at when they change: {@code mvn test -Dgolden.update=true} writes them anew, and the difference is
 * for the reviewer. They are lists and the layout of small answers; results are asserted by what they mean.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @CsvSource({
        "list-designs, list designs",
        "list-checks, list checks",
        "list-events, list events",
        "misuse, misuse --designs merged --format text",
        "crash-points, explore power-failure --crash-points --designs merged --format text",
        "help, --help",
        "help-compare, compare --help",
        "help-explore, explore --help",
        "help-run, run --help",
        "outcomes, explore fault-between-clear-and-write --designs v2-mode-flag --designs merged --outcomes --format text",
        "outcomes-wide, explore partial-clear --designs v2-mode-flag --designs merged --outcomes",
        "divergence, explore fault-between-clear-and-write --diverge v2-mode-flag;merged --format text",
        "minimised, explore clear-without-write --designs v1-clear-poison --minimise --format text"
    })
    void asItWas(String name, String command) throws IOException {
        String now = Ran.daxsim(command.replace(';', ',').split(" ")).out();
        Path file = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, now, UTF_8);
        }
        assertThat(now).isEqualTo(Files.readString(file, UTF_8));
    }

    /** The schema for editors is shipped with the documents. */
    @Test
    void theSchemaIsTheOneThatIsShipped() throws IOException {
        String now = Ran.daxsim("schema").out();
        Path file = Path.of("../docs/scenario.schema.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, now, UTF_8);
        }
        assertThat(now).isEqualTo(Files.readString(file, UTF_8));
    }
}
