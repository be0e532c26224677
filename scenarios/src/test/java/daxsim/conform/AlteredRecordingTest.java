package daxsim.conform;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording in which one field was changed: exactly that operation disagrees. */
class AlteredRecordingTest {
    @TempDir
    Path folder;

    private List<String> lines = List.of();

    @BeforeEach
    void readOne() throws Exception {
        // Its last line gives changes against the line before.
        lines = Files.readAllLines(RecordedTablesTest.recordings().resolve("6.1.192/bb-b-seed1.tsv"));
    }

    private ConformResult playWith(int op, int column, String value, KnownDifferences known) throws Exception {
        List<String> changed = new ArrayList<>(lines);
        String[] fields = changed.get(op + 2).split("\t", -1);
        assertThat(fields[0]).isEqualTo(Integer.toString(op));
        fields[column] = value;
        changed.set(op + 2, String.join("\t", fields));
        Path file = Files.write(folder.resolve("altered"), changed);
        return (ConformResult) new Conform(known, BadblocksCode.PRE_67).play(file);
    }

    @ParameterizedTest(name = "operation {0}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            1   | 2 | 7        | return 7           | return 8
            1   | 3 | 5        | errno 5            | errno 0
            1   | 4 | 5        | entries 5          | entries 4
            1   | 5 | -5       | bytes -5           | bytes 37
            1   | 6 | 00000000 | hash 00000000      | hash b5bd4fe9
            0   | 7 | F:17240+221,16728+512 | list from 2 nothing | list from 2 16216+512
            0   | 7 | FT:17240+221,16728+512,16216+512 | list cut at a page | list whole
            399 | 7 | D:+5+1,  | changes from 0 +5+1 | changes from 0 nothing
            """)
    void oneOperationDisagrees(int op, int column, String value, String expected, String actual) throws Exception {
        ConformResult result = playWith(op, column, value, KnownDifferences.shipped());
        assertThat(result.agree()).isEqualTo(399);
        assertThat(result.differences())
                .containsExactly(
                        new Difference(op, op + 3, lines.get(op + 2).split("\t", -1)[1], expected, actual, null));
    }

    @Test
    void aKnownDifferenceIsExplained() throws Exception {
        KnownDifferences known = KnownDifferences.read(new StringReader("""
                # comment

                6.7+\t.*\twrong model
                pre-6.7\t\\+524-.*\tseen, and nobody minds
                """));
        ConformResult result = playWith(1, 2, "7", known);
        assertThat(result.differences()).hasSize(1);
        assertThat(result.differences().getFirst().explanation()).isEqualTo("seen, and nobody minds");
        assertThat(result.unexplained()).isEmpty();
    }

    @Test
    void aDroppedOperationIsNoticedIfItChangedAnything() throws IOException, BadInput {
        int dropped = 0;
        for (int line = 100; line < 140; line++) {
            if (!hash(line).equals(hash(line - 1))) {
                List<String> changed = new ArrayList<>(lines);
                changed.remove(line);
                Path file = Files.write(folder.resolve("dropped"), changed);
                ConformResult result =
                        (ConformResult) new Conform(KnownDifferences.shipped(), BadblocksCode.PRE_67).play(file);
                assertThat(result.total()).isEqualTo(399);
                assertThat(result.differences()).as("without line " + line).isNotEmpty();
                dropped++;
            }
        }
        assertThat(dropped).isGreaterThan(20);
    }

    private String hash(int line) {
        return lines.get(line).split("\t", -1)[6];
    }
}
