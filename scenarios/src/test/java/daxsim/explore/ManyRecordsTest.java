package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.scenario.read.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: a scenario of more records than anybody reads is played like any other, and its results stay readable. */
class ManyRecordsTest {
    private static final int RECORDS = 100_000;

    private static final String TEXT = """
            title: Many records
            machine: {profile: clx-optane100, badblocks: %s}
            pmem:
              - {name: pmem0, size: 6TiB, badblocks-file: records}
            files:
              - {path: /mnt/db, size: 3TiB, on: pmem0}
            tasks:
              app: ["listed: pread /mnt/db 4KiB 4KiB", "repair /mnt/db 4KiB 4KiB", "again: pread /mnt/db 4KiB 4KiB"]
            conditions:
              reached: {app.again: {result: 4096}}
              violated: {final: {badblocks.pmem0: %s, badblocks./mnt/db: %s}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Snapshot played(String keeper, String left) throws Exception {
        // Every page of the first 400 MB of the file has one bad sector; the file begins at the first MiB.
        Files.writeString(
                folder.resolve("records"),
                IntStream.range(0, RECORDS)
                        .mapToObj(i -> (2048 + 8 * i) + " 1\n")
                        .collect(Collectors.joining()));
        Path file = folder.resolve("many.yaml");
        Files.writeString(file, TEXT.formatted(keeper, left, left));
        Scenario scenario = read(file);
        Candidate merged = Library.candidate("merged");
        CellResult cell = Library.explored(scenario, merged);
        assertThat(cell.conditions()).hasSize(2).allSatisfy(c -> {
            assertThat(c.verdict()).isEqualTo(Verdict.ALWAYS);
            assertThat(c.complete()).isTrue();
        });
        return TimedRuns.one(scenario, merged, 1, 0);
    }

    private static Scenario read(Path file) throws BadInput {
        return ScenarioReader.read(file, new Catalogue().vocabulary());
    }

    @Test
    void recordsOfAFile() throws Exception {
        Snapshot run = played("interval-tree", "99999");

        assertThat(run.operations().getFirst().errno()).isEqualTo("EIO");
        assertThat(run.operations().get(1).result()).isEqualTo(4096);
        String shown = run.finals().badblocks().get("pmem0");
        assertThat(shown)
                .startsWith("2048 1, 2064 1, 2072 1, ")
                .matches(".* 6144 1, and 99487 more \\(all of them: [0-9a-f]+\\)")
                .hasSizeLessThan(5000);
    }

    /** What a table has no slot for is not there; the 512 first are. */
    @ParameterizedTest
    @CsvSource({"pre67, 511", "v67, 511"})
    void recordsThatATableHasNoRoomFor(String keeper, String left) throws Exception {
        Snapshot run = played(keeper, left);

        assertThat(run.finals().badblocks().get("pmem0"))
                .startsWith("2048 1, 2064 1, ")
                .endsWith(", 6136 1");
    }

    @Test
    void aMillionFaultsOnOneLine() throws Exception {
        Path file = folder.resolve("faults.yaml");
        Files.writeString(file, """
                title: A million bad lines
                machine: {profile: clx-optane100, badblocks: interval-tree}
                pmem: [{name: pmem0, size: 6TiB}]
                files: [{path: /mnt/db, size: 5TiB, on: pmem0}]
                faults: [{poison: pmem0, offset: 1MiB+64, length: 64, repeat: 1000000, stride: 6MiB+4KiB, known: scrub}]
                tasks: {app: ["repair /mnt/db 0 4KiB", "pread /mnt/db 0 4KiB"]}
                conditions:
                  reached: {seen: {fault-struck: 1}, app.1: {result: 4096}}
                  violated: {final: {badblocks.pmem0: 999999, poison-lines.pmem0: 999999}}
                """);
        CellResult cell = Library.explored(read(file), Library.candidate("merged"));

        assertThat(cell.conditions())
                .extracting(CellResult.ConditionResult::verdict)
                .containsExactly(Verdict.ALWAYS, Verdict.ALWAYS);
    }
}
