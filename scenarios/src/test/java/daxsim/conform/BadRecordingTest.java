package daxsim.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import daxsim.scenario.BadInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that cannot be played: one message each, with a place, what is wrong and what is allowed. */
class BadRecordingTest {
    @TempDir
    Path folder;

    private BadInput play(byte[] bytes) throws Exception {
        return refused(Files.write(folder.resolve("f"), bytes));
    }

    private static BadInput refused(Path file) {
        return catchThrowableOfType(BadInput.class, () -> new Conform(KnownDifferences.shipped()).play(file));
    }

    /** {@code >} stands for a TAB, {@code ~} for a line end. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            0>+0-0>4>0>1>4>bb309aca>F:0+1~1>+1-1>4~ | 2 | 1  | a line of 3 fields
            0>+0-0>4>0>1>4>bb309aca~                | 1 | 1  | a line of 7 fields
            0>+0-0>4>0>1>4>bb309aca>F:0+1>x~        | 1 | 1  | a line of 9 fields
            0>+0-0>4>0>1>4>bb309aca>F:0+1~~         | 2 | 1  | a line of 1 field
            0>+0-0>x>0>1>4>bb309aca>F:0+1~          | 1 | 8  | the return value is "x"
            0>+0-0>4>>1>4>bb309aca>F:0+1~           | 1 | 10 | the errno is ""
            0>+0-0>4>0>-1>4>bb309aca>F:0+1~         | 1 | 12 | the number of entries is "-1"
            0>+0-0>4>0>1>4294967296>bb309aca>F:0+1~ | 1 | 14 | the number of bytes is "4294967296"
            0>+0-0>4>0>1>4>bb309acx>F:0+1~          | 1 | 16 | the hash is "bb309acx"
            0>+0-0>4>0>1>4>bb309aca>G:0+1~          | 1 | 25 | the list is "G:0+1"
            0>+0-0>4>0>1>4>bb309aca>0+1~            | 1 | 25 | the list is "0+1"
            0>+0-0>4>0>1>4>bb309aca>F:0+1,~         | 1 | 30 | the list goes on with ","
            0>+0-0>4>0>1>4>bb309aca>F:0+1,5~        | 1 | 31 | the list goes on with "5"
            0>+0-0>4>0>1>4>bb309aca>F:99999999999999999999+1~ | 1 | 27 | the sector is "99999999999999999999"
            0>+0-0>4>0>1>4>bb309aca>D:+0+1,-5~      | 1 | 32 | the list goes on with "-5"
            0>+0-9>4>0>1>5>ee1c9c9a>F:0+1           | 1 | 30 | the file ends in the middle of a line
            0>+0-9>4>0>2>5>bb309aca>D:+0+10,        | 1 | 33 | the file ends in the middle of a line
            # a comment~                            | 1 | 1  | only comments and no operation
            # a comment~junk~                       | 2 | 1  | a line of 1 field
            junk~                                   | 1 | 1  | the file begins with "junk"
            {"cmd": "fsync"}~                       | 1 | 1  | the file begins with "{"cmd": "fsync"}"
            {"recording": {"kernel": "6.1           | 1 | 1  | the file begins with "{"recording": {"kernel": "6.1"
            {"recording": {}}~{"cmd": "fs           | 2 | 1  | a line that is not a whole JSON object
            """)
    void refusedWithAPlace(String text, int line, int column, String problem) throws Exception {
        byte[] bytes = text.replace('>', '\t').replace('~', '\n').getBytes(StandardCharsets.UTF_8);
        BadInput refusal = play(bytes);
        assertThat(refusal.problem()).isEqualTo(problem);
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.column()).isEqualTo(column);
        assertThat(refusal.allowed()).isNotBlank();
        assertThat(refusal)
                .hasMessage(refusal.file() + ":" + line + ":" + column + ": " + problem + "; " + refusal.allowed());
    }

    @Test
    void anEmptyFile() throws Exception {
        assertThat(play(new byte[0])).hasMessageContaining(":1:1: an empty file; ");
    }

    @Test
    void aMissingFileAndADirectory() {
        assertThat(refused(folder.resolve("missing"))).hasMessageContaining("missing:1:1: no such file; ");
        assertThat(refused(folder)).hasMessageContaining(":1:1: this is a directory; ");
    }

    @Test
    void notUtf8() throws Exception {
        byte[] bytes = "0\t+0-0\t4\t0\t1\t4\tbb309aca\tF:0+1\n1\t+1\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(play(bytes)).hasMessageContaining(":2:5: bytes that are not UTF-8; ");
    }

    @Test
    void anEndlessLine() throws Exception {
        assertThat(play(new byte[3 << 20])).hasMessageContaining(":1:1: a line of more than 1 MiB; ");
    }

    @Test
    void junkOfEveryKind() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            assertThat(play(bytes)).as("file " + i).isNotNull();
        }
    }

    @Test
    void aFileCutAnywhere() throws Exception {
        byte[] whole = Files.readAllBytes(RecordedTablesTest.recordings().resolve("6.1.192/bb-a-seed1.tsv"));
        for (int length = 1; length < 3000; length++) {
            byte[] head = Arrays.copyOf(whole, length);
            boolean whereALineEnds = whole[length - 1] == '\n' || whole[length] == '\n';
            boolean operations = new String(head, StandardCharsets.UTF_8).contains("\n0\t");
            assertThat(play(head) == null).as("the first " + length + " bytes").isEqualTo(whereALineEnds && operations);
        }
    }
}
