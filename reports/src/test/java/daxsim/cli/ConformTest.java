package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings: a line for each file, the total at the end. */
class ConformTest {
    private static final Path RECORDINGS = Path.of("../sim-core/src/test/resources/recordings/6.12.117");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aFolder() {
        Ran ran = Ran.daxsim("conform", RECORDINGS.toString());

        assertThat(ran.status()).isZero();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines)
                .filteredOn(l -> l.contains(".tsv"))
                .isNotEmpty()
                .allMatch(l -> l.matches(".*/bb-.-seed1\\.tsv: (\\d+) of \\1 agree"));
        assertThat(lines.getLast()).matches("total: (\\d+) of \\1 agree");
    }

    @Test
    void aDifferenceThatNothingExplains() throws IOException {
        List<String> recorded = Files.readAllLines(RECORDINGS.resolve("bb-b-seed1.tsv"));
        Path altered = Files.createDirectories(folder.resolve("6.12.117")).resolve("altered.tsv");
        int last = recorded.size() - 1;
        String[] fields = recorded.get(last).split("\t", -1);
        fields[4] = fields[4].equals("0") ? "1" : "0";
        Files.write(altered, recorded.subList(0, last));
        Files.writeString(altered, Files.readString(altered) + String.join("\t", fields) + "\n");

        Ran ran = Ran.daxsim("conform", altered.toString());

        assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(1);
        assertThat(ran.out()).contains("nothing explains this", "kernel", "model", "line " + recorded.size());
    }
}
