package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit code 1 says that a scenario expected something else, and where it says so. */
class ExpectationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path scenario(String expected) throws IOException {
        String text = Files.readString(Path.of("../scenarios/library/thread/power-failure.yaml"), UTF_8);
        Path file = folder.resolve("mine.yaml");
        Files.writeString(
                file, text.substring(0, text.indexOf("expect:")) + "expect:\n  merged: {violated: " + expected + "}\n");
        return file;
    }

    private static long line(Path file) throws IOException {
        return Files.readString(file).lines().count();
    }

    @Test
    void met() throws IOException {
        Path file = scenario("sometimes");

        assertThat(Ran.daxsim("explore", file.toString(), "--designs", "merged").status())
                .isZero();
    }

    @Test
    void unmet() throws IOException {
        Path file = scenario("never");
        String wanted = ":" + line(file) + ":";

        Ran explored = Ran.daxsim("explore", file.toString(), "--designs", "merged");
        assertThat(explored.status()).isEqualTo(1);
        assertThat(explored.out().replaceAll("\\s+", " "))
                .contains("mine.yaml" + wanted)
                .contains(": merged, violated: expected never, got sometimes");

        Ran compared = Ran.daxsim(
                "compare",
                file.toString(),
                "--runs",
                "1",
                "--out",
                folder.resolve("out").toString());
        assertThat(compared.status()).isEqualTo(1);
        assertThat(compared.out()).contains("SOME!").contains("Expectations that are not met");

        assertThat(Ran.daxsim("run", file.toString(), "--design", "merged").status())
                .isZero();
    }
}
