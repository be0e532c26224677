package daxsim.scenario.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import daxsim.scenario.BadInput;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no scenario at all. */
class WholeFileErrorsTest {
    private static final String NOTHING =
            "s.yaml:1:1: there is no scenario in this file; needed: title, machine, pmem, tasks, conditions";

    @TempDir
    Path folder;

    @Test
    void emptyFiles() {
        assertThat(Example.complaint("")).isEqualTo(NOTHING);
        assertThat(Example.complaint("\n\n")).isEqualTo(NOTHING);
        assertThat(Example.complaint("# only a comment\n")).isEqualTo(NOTHING);
    }

    @Test
    void otherRoots() {
        assertThat(Example.complaint("- a\n"))
                .isEqualTo("s.yaml:1:1: found a list where a scenario belongs;"
                        + " write a mapping: {key: value}, or lines of key: value");
    }

    @Test
    void bytesThatAreNotUtf8() {
        byte[] bytes = Example.TEXT.replace("A page", "Ä page").getBytes(ISO_8859_1);
        assertThat(Example.complaint(bytes))
                .isEqualTo("s.yaml:1:8: byte 0xC4 is not UTF-8 here; a scenario is UTF-8 text");
        bytes = (Example.TEXT + "# €").getBytes(UTF_8);
        bytes[bytes.length - 1] = 'x';
        assertThat(Example.complaint(bytes))
                .isEqualTo("s.yaml:23:3: byte 0xE2 is not UTF-8 here; a scenario is UTF-8 text");
    }

    @Test
    void controlCharacters() {
        assertThat(Example.complaint(Example.with("A page", "A\u0000page")))
                .isEqualTo("s.yaml:1:9: the control character U+0000; text, blanks and line ends are allowed");
        assertThat(Example.complaint("a: 1\r\nb: \u001b[31m"))
                .isEqualTo("s.yaml:2:4: the control character U+001B; text, blanks and line ends are allowed");
    }

    @Test
    void columnsCountCharacters() {
        assertThat(Example.complaint("{\"\uD83D\uDE00\": 1, b: &x 1}\n"))
                .isEqualTo("s.yaml:1:13: anchors are not part of the language; write the value out where it is needed");
        assertThat(Example.complaint("\uFEFFtitel: x\n")).startsWith("s.yaml:1:1: unknown key");
    }

    @Test
    void nesting() {
        assertThat(Example.complaint("title: " + "[".repeat(3000)))
                .isEqualTo("s.yaml:1:57: nested more than 50 deep; no scenario needs that");
        assertThat(Example.complaint("- ".repeat(1900)))
                .isEqualTo("s.yaml:1:101: nested more than 50 deep; no scenario needs that");
    }

    @Test
    void longLines() {
        assertThat(Example.complaint("title: " + "x".repeat(4000)))
                .isEqualTo("s.yaml:1:4001: this line is too long; at most 4000 characters in a line");
    }

    @Test
    void aliasBombs() {
        assertThat(Example.complaint("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))
                .isEqualTo("s.yaml:1:4: anchors are not part of the language; write the value out where it is needed");
    }

    @Test
    void hugeFilesAreRefusedUnread() throws Exception {
        Path huge = folder.resolve("huge.yaml");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        BadInput bad = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> refused(huge));
        assertThat(bad).hasMessage(huge + ":1:1: the file has 104857600 bytes; at most 1048576 (1 MiB) are read");
    }

    @Test
    void bytesOfThatSizeAreRefusedToo() {
        assertThat(Example.complaint(new byte[(1 << 20) + 1]))
                .isEqualTo("s.yaml:1:1: the file has 1048577 bytes; at most 1048576 (1 MiB) are read");
    }

    @Test
    void whatIsNoFile() {
        assertThat(refused(folder)).hasMessage(folder + ":1:1: this is a directory; name a file");
        Path missing = folder.resolve("missing.yaml");
        assertThat(refused(missing)).hasMessage(missing + ":1:1: there is no such file; name a file that exists");
        Path device = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(device));
        assertThat(refused(device)).hasMessage("/dev/zero:1:1: this is not a regular file; name a regular file");
    }

    @Test
    void unreadableFiles() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.yaml"), Example.TEXT);
        Assumptions.assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret));
        assertThat(refused(secret))
                .hasMessage(secret + ":1:1: the file may not be read; give yourself read permission");
    }

    @Test
    void complaintsInFilesThatAreReadAlong() throws Exception {
        Path blocks = Files.writeString(folder.resolve("bb"), "8 8\n16 -8\n");
        Path scenario = Files.writeString(
                folder.resolve("x.yaml"), Example.with("size: 64MiB", "size: 64MiB, badblocks-file: bb"));
        assertThat(refused(scenario)).hasMessage(blocks + ":2:4: found \"-8\"; a whole number from 1 to 2147483647");
    }

    private static BadInput refused(Path file) {
        return catchThrowableOfType(BadInput.class, () -> ScenarioReader.read(file, Example.VOCABULARY));
    }
}
