package daxsim.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: 6 TiB with a million bad lines fit into a heap of 64 MiB, under the collector of the launcher and under Java's own. */
class LargeWorldTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void aMillionBadLinesFitIntoASmallHeap(String collector) throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command(collector))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(240, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        String run = """
                errors 1000, written 1000, read 1000
                repaired: 999000 records, 999000 sectors, 999000 ranges, 999000 bad lines
                short read true
                met another: 999001 records, 999001 sectors, 999001 ranges, 999001 bad lines
                """;
        assertThat(Files.readString(out, UTF_8))
                .isEqualTo("struck: 1000000 records, 1000000 sectors, 1000000 ranges, 1000000 bad lines\n"
                        + run
                        + run
                        + "reset: 1000000 records, 1000000 sectors, 1000000 ranges, 1000000 bad lines\n");
    }

    private static List<String> command(String collector) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                "-Xmx64m",
                collector,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add(LargeWorld.class.getName());
        return command;
    }
}
