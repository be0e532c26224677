package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a tree of its own, with scripts in the place of JDKs: nothing is built, no JVM starts. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "daxsim");
    private static final String TOOLS = "/usr/bin:/bin";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path scratch;

    private record Ended(int status, List<String> out, List<String> err) {}

    @BeforeEach
    void makeTree() throws IOException {
        Files.createDirectories(tree().resolve("reports/target"));
        Files.createDirectories(tree().resolve("target"));
        Files.createDirectories(scratch.resolve("nothing"));
        Files.copy(LAUNCHER, tree().resolve("daxsim"));
        Files.createFile(tree().resolve("reports/target/daxsim.jar"));
    }

    private Path tree() {
        return scratch.resolve("a tree");
    }

    @Test
    void withoutAnyJavaOneLineSaysWhatToInstall() throws Exception {
        Ended ended = start(tree().resolve("daxsim"), Map.of("PATH", nothing(), "DAXSIM_JVM_ROOTS", nothing()), "list");

        assertThat(ended.status).isEqualTo(2);
        assertThat(ended.out).isEmpty();
        assertThat(ended.err).singleElement().asString().contains("JDK 25", "none was found", "install");
    }

    @Test
    void anOlderJavaIsNotEnough() throws Exception {
        jdk("old", "17.0.15");
        jdk("older", "1.8.0_402");

        Ended ended = start(
                tree().resolve("daxsim"), Map.of("PATH", nothing(), "DAXSIM_JVM_ROOTS", roots().toString()), "list");

        assertThat(ended.status).isEqualTo(2);
        assertThat(ended.err).singleElement().asString().contains("JDK 25", "17");
    }

    @Test
    void argumentsArriveUnchangedThroughASymbolicLink() throws Exception {
        jdk("old", "17.0.15");
        jdk("young one", "26-ea");
        Path link = Files.createSymbolicLink(scratch.resolve("linked"), Path.of("a tree", "daxsim"));

        Ended ended = start(
                link,
                Map.of("PATH", TOOLS, "JAVA_HOME", roots().resolve("young one").toString()),
                "two words",
                "*",
                "",
                "$HOME");

        assertThat(ended.err).isEmpty();
        assertThat(ended.status).isEqualTo(7);
        assertThat(ended.out).endsWith("[two words]", "[*]", "[]", "[$HOME]");
        assertThat(ended.out).contains("[" + tree().toRealPath().resolve("reports/target/daxsim.jar") + "]");
    }

    @Test
    void aFolderOfJdksIsSearchedWhenJavaHomeIsTooOld() throws Exception {
        jdk("a-old", "17.0.15");
        jdk("b-new", "25.0.3");

        Ended ended = start(
                tree().resolve("daxsim"),
                Map.of(
                        "PATH", nothing(),
                        "JAVA_HOME", roots().resolve("a-old").toString(),
                        "DAXSIM_JVM_ROOTS", nothing() + ":" + roots()),
                "--find-jdk");

        assertThat(ended.status).isZero();
        assertThat(ended.out).containsExactly(roots().resolve("b-new").toString());
    }

    private String nothing() {
        return scratch.resolve("nothing").toString();
    }

    private Path roots() {
        return scratch.resolve("jvms");
    }

    /** A folder that looks like a JDK; its java prints what it was given and ends with 7. */
    private void jdk(String name, String version) throws IOException {
        Path bin = Files.createDirectories(roots().resolve(name).resolve("bin"));
        Files.writeString(bin.resolveSibling("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(bin.resolve("java"), "#!/bin/sh\nfor given; do printf '[%s]\\n' \"$given\"; done\nexit 7\n");
        Files.writeString(bin.resolve("javac"), "#!/bin/sh\nexit 1\n");
        assertThat(bin.resolve("java").toFile().setExecutable(true)).isTrue();
        assertThat(bin.resolve("javac").toFile().setExecutable(true)).isTrue();
    }

    private Ended start(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = scratch.resolve("out");
        Path err = scratch.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", nothing());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end: " + command);
        }
        return new Ended(process.exitValue(), Files.readAllLines(out, UTF_8), Files.readAllLines(err, UTF_8));
    }
}
