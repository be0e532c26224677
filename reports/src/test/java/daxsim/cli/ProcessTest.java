package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a process: surroundings, interruptions, bugs. */
@DisabledOnOs(OS.WINDOWS)
class ProcessTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void surroundingsDoNotShow() throws Exception {
        String[] command = {"compare", "power-failure", "--designs", "merged,v2-mode-flag", "--runs", "20"};
        Ran here = Started.daxsim(folder, List.of(), "", command).end();
        List<String> files = List.of("results.json", "report.html", "latency.csv", "charts/repair.png");
        List<byte[]> data = new ArrayList<>();
        for (String file : files) {
            data.add(Files.readAllBytes(folder.resolve("daxsim-report").resolve(file)));
        }
        Ran there = Started.daxsim(
                        folder,
                        List.of(
                                "-Duser.language=tr",
                                "-Duser.country=TR",
                                "-Duser.timezone=Asia/Kathmandu",
                                "-Dfile.encoding=ISO-8859-9",
                                "-Dline.separator=\r\n"),
                        "",
                        command)
                .end();

        assertThat(here.status()).isZero();
        assertThat(there).isEqualTo(here);
        for (int i = 0; i < files.size(); i++) {
            assertThat(folder.resolve("daxsim-report").resolve(files.get(i))).hasBinaryContent(data.get(i));
        }
    }

    @Test
    void onlyResultsGoToStdout() throws Exception {
        Ran ran = Started.daxsim(folder, List.of(), "", "run", "power-failure", "--design", "merged")
                .end();

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("daxsim ").doesNotContain("DEBUG", "\u001b");
    }

    /** Nobody lives to see the end of it: the firmware has sixteen answers to each of eight repairs. */
    private static final String ENDLESS = """
            title: Eight clears that stop anywhere
            machine: {profile: clx-optane100, cpus: 1}
            pmem: [{name: pmem0, size: 64MiB}]
            files: [{path: /mnt/db, size: 1MiB, on: pmem0}]
            faults: [{poison: /mnt/db, offset: 0, length: 64KiB, known: scrub}]
            tasks:
              writer:
                - "repair /mnt/db 0 4KiB"
                - "repair /mnt/db 4KiB 4KiB"
                - "repair /mnt/db 8KiB 4KiB"
                - "repair /mnt/db 12KiB 4KiB"
                - "repair /mnt/db 16KiB 4KiB"
                - "repair /mnt/db 20KiB 4KiB"
                - "repair /mnt/db 24KiB 4KiB"
                - "repair /mnt/db 28KiB 4KiB"
            may: [partial-clear]
            conditions:
              reached: {seen: {fault-struck: 1}}
              violated: {seen: {panic: ">0"}}
            """;

    @Test
    void anInterruptionKeepsWhatWasDone() throws Exception {
        Files.writeString(folder.resolve("endless.yaml"), ENDLESS);
        Started started = Started.daxsim(
                folder,
                List.of(),
                "",
                "compare",
                "tag-arithmetic",
                "endless.yaml",
                "--designs",
                "v2-mode-flag",
                "--jobs",
                "1",
                "--runs",
                "5");
        awaitReportFolder(started);
        // Cells of the first scenario take milliseconds; those of the second never end.
        Thread.sleep(2_000);
        assertThat(started.isAlive()).isTrue();
        // INT as a terminal sends it; TERM behind it, because whoever started the tests may have INT ignored.
        kill("-INT", started);
        for (int i = 0; i < 100 && started.isAlive(); i++) {
            Thread.sleep(50);
        }
        kill("-TERM", started);
        Ran ran = started.end();

        assertThat(ran.status()).isEqualTo(130);
        assertThat(ran.err())
                .startsWith("daxsim: interrupted after ")
                .contains("what was done is in daxsim-report; to go on: daxsim compare ", "endless.yaml");
        JsonNode results = JsonMapper.shared()
                .readTree(folder.resolve("daxsim-report/results.json").toFile());
        assertThat(results.get("interrupted").asBoolean()).isTrue();
        assertThat(results.get("results").size()).isLessThanOrEqualTo(2);
        assertThat(ran.out()).contains("Interrupted: ");
    }

    private static void kill(String signal, Started started) throws Exception {
        new ProcessBuilder("kill", signal, Long.toString(started.pid()))
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    private void awaitReportFolder(Started started) throws Exception {
        for (int i = 0; i < 200 && started.isAlive(); i++) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
            Thread.sleep(50);
        }
    }

    @Test
    void aBugSaysWhatToRepeat() throws Exception {
        Path services = Files.createDirectories(folder.resolve("more/META-INF/services"));
        Files.writeString(services.resolve("daxsim.design.Design"), BrokenDesign.class.getName() + "\n");
        Ran ran = Started.daxsim(
                        folder,
                        List.of(),
                        folder.resolve("more").toString(),
                        "explore",
                        "power-failure",
                        "--designs",
                        "broken")
                .end();

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith(
                        "daxsim: this is a bug in daxsim: java.lang.IllegalStateException: on purpose; in power-failure@")
                .contains(
                        " under broken in r519; again with: daxsim explore power-failure --designs broken --regime r519"
                                + " --seed 1; DAXSIM_DEBUG=1 shows where in the code")
                .hasLineCount(1);
        assertThat(ran.status()).isEqualTo(70);
    }

    @Test
    void aListComesAtOnce() throws Exception {
        assertThat(Started.daxsim(folder, List.of(), "", "list").end().status()).isZero();
        // What makes a start slow is what it loads.
        Ran loaded = Started.daxsim(folder, List.of("-Xlog:class+load:stderr"), "", "list")
                .end();
        assertThat(loaded.err())
                .contains("daxsim.cli.ListCommand")
                .doesNotContain("nl.tudelft", "org.snakeyaml", "logback");
    }
}
