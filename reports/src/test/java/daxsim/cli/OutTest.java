package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --out}: whole or not at all, whatever is in the way. */
@DisabledOnOs(OS.WINDOWS)
class OutTest {
    private static final String ALLOWED = "allowed: a new folder in one that exists and may be written";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Started start(List<String> jvm, String out) throws Exception {
        return Started.daxsim(
                folder, jvm, "", "compare", "tag-arithmetic", "--designs", "merged", "--runs", "2", "--out", out);
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"file", "file/", "full", "full/", "empty", "dangling", "dangling/", "link", "link/", ".", ".."})
    void whatExistsIsLeftAlone(String out) throws Exception {
        Files.writeString(folder.resolve("file"), "mine");
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(Files.createDirectories(folder.resolve("full")).resolve("results.json"), "mine");
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("empty"));

        Ran ran = start(List.of(), out).end();

        assertThat(ran)
                .isEqualTo(new Ran(
                        2,
                        "",
                        "daxsim: --out " + out + " exists already; allowed: a folder that does not exist yet\n"));
        assertThat(names()).containsExactly("dangling", "empty", "file", "full", "link");
        assertThat(folder.resolve("file")).hasContent("mine");
        assertThat(folder.resolve("full/results.json")).hasContent("mine");
        assertThat(folder.resolve("empty")).isEmptyDirectory();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"missing/out, no such folder", "missing/deep/out/, no such folder", "file/out, Not a directory"})
    void whereNothingCanBe(String out, String why) throws Exception {
        Files.writeString(folder.resolve("file"), "mine");

        Ran ran = start(List.of(), out).end();

        assertThat(ran)
                .isEqualTo(new Ran(
                        2, "", "daxsim: the report cannot be written to " + out + " (" + why + "); " + ALLOWED + "\n"));
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aParentThatMayNotBeWritten() throws Exception {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        Assumptions.assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed));
        try {
            Ran ran = start(List.of(), "closed/out").end();

            assertThat(ran)
                    .isEqualTo(new Ran(
                            2,
                            "",
                            "daxsim: the report cannot be written to closed/out (permission denied); " + ALLOWED
                                    + "\n"));
        } finally {
            assertThat(closed.toFile().setWritable(true)).isTrue();
        }
        assertThat(closed).isEmptyDirectory();
    }

    @Test
    void noName() throws Exception {
        for (String out : new String[] {"", " "}) {
            assertThat(start(List.of(), out).end().err())
                    .isEqualTo("daxsim: --out names no folder; allowed: a folder that does not exist yet\n");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aSlashBehindTheNameIsNoPartOfIt() throws Exception {
        Ran ran = start(List.of(), "new/").end();

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEqualTo("daxsim: the full report is in new/\n");
        assertThat(names()).containsExactly("new");
        assertThat(folder.resolve("new/results.json")).isRegularFile();
    }

    /** A limit on the size of files stands for a full disk: writing fails in the middle of a file. */
    @Test
    void aFullDiskCostsTheFolderAndNotTheResult() throws Exception {
        Process process = new ProcessBuilder(limited())
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        int status = process.waitFor();

        assertThat(folder.resolve("err"))
                .hasContent("daxsim: the report cannot be written to new (File too large); " + ALLOWED + "\n");
        assertThat(status).isEqualTo(2);
        assertThat(out).startsWith("daxsim ").contains("tag-arithmetic");
        assertThat(names()).containsExactly("err");
    }

    private static List<String> limited() {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 2 && exec \"$@\"", "sh"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "daxsim.cli.Main",
                "compare",
                "tag-arithmetic",
                "--designs",
                "merged",
                "--runs",
                "2",
                "--out",
                "new"));
        return command;
    }

    /** Somebody makes a folder of that name while the cells are being filled. */
    @Test
    void aFolderThatCameToBeMeanwhileIsLeftAlone() throws Exception {
        try (ReportFolder report = ReportFolder.named(folder.resolve("new").toString())) {
            Files.writeString(Files.createDirectories(folder.resolve("new")).resolve("theirs"), "theirs");
            assertThat(catchThrowable(() -> report.write(Map.of("results.json", "{}".getBytes(UTF_8)))))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("the report cannot be written to " + folder.resolve("new") + " (");
        }
        assertThat(names()).containsExactly("new");
        assertThat(folder.resolve("new")).isDirectoryNotContaining("glob:**results.json");
        assertThat(folder.resolve("new/theirs")).hasContent("theirs");
    }

    /** A scenario may be called anything; its replay line is plain text all the same and works. */
    @Test
    void aNameThatIsNotAsciiCanBeReplayed() throws Exception {
        Path file = folder.resolve("\u00fcber die Mitte.yaml");
        try {
            Files.copy(Path.of("../scenarios/library/thread/power-failure.yaml"), file);
        } catch (InvalidPathException e) {
            Assumptions.abort("file names are ASCII here");
        }
        Ran ran = Ran.daxsim("run", file.toString(), "--design", "merged", "--format", "text");
        String text = ran.out();
        assertThat(text).matches("[ -~\\n]*");
        String replay = text.substring(text.indexOf("--replay") + 8).replaceAll("\\s", "");
        replay = replay.substring(1, replay.indexOf('\'', 1));
        assertThat(replay).startsWith("0.1.0/%C3%BCber+die+Mitte@");

        assertThat(Ran.daxsim("run", file.toString(), "--replay", replay).status())
                .isZero();
    }
}
