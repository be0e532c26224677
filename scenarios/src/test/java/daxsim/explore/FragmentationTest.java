package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What repairs do to extents and free space, repair by repair, and what they cost in good bytes. */
class FragmentationTest {
    private static CellResult cell(Scenario scenario, String design) {
        return cell(scenario, Library.candidate(design));
    }

    private static CellResult cell(Scenario scenario, Candidate candidate) {
        try {
            return new Cells(new Cells.Options(1, 1, Explorer.Options.standard())).fill(scenario, candidate);
        } catch (BadInput e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static Series series(CellResult cell, String name) {
        return cell.series().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long quantity(CellResult cell, String name) {
        return cell.quantities().stream()
                .filter(q -> q.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static List<Long> listOf(LongStream values) {
        return values.boxed().toList();
    }

    /** A hole in the middle and a block from elsewhere: two extents more each time. */
    @ParameterizedTest
    @ValueSource(strings = {"fragmentation", "fragmentation-xfs"})
    void everyRepairByNewBlocksCutsTheFileTwice(String id) {
        CellResult cell = cell(Library.scenario(id), "punch-pwrite");
        assertThat(series(cell, "extents").unit()).isEqualTo("extents");
        assertThat(series(cell, "extents").values())
                .isEqualTo(listOf(LongStream.rangeClosed(1, 32).map(n -> 2 * n + 1)));
        assertThat(series(cell, "bad-lines-left").values())
                .isEqualTo(LongStream.rangeClosed(1, 32).map(n -> 32).boxed().toList());
        assertThat(cell.series()).hasSameSizeAs(cell.scenario().quantities());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-clear-poison", "v2-mode-flag", "pointer-tag", "merged"})
    void repairsInPlaceChangeNoExtent(String design) {
        CellResult cell = cell(Library.scenario("fragmentation"), design);
        assertThat(series(cell, "extents").values()).hasSize(32).containsOnly(1L);
        assertThat(series(cell, "bad-lines-left").values())
                .isEqualTo(listOf(LongStream.rangeClosed(1, 32).map(n -> 32 - n)));
    }

    /** Each of the 32 new blocks takes one entry of 2 MiB away; a program that then touches all of the file has just the others. */
    @ParameterizedTest
    @CsvSource({"punch-pwrite, 480", "merged, 512"})
    void whatEntriesOf2MiBCanMapIsWhatTheyMap(String design, long entries) {
        Scenario touched = Library.parse(
                "fragmentation",
                Library.text("fragmentation")
                        .replace(
                                "\"fsync /mnt/db\"]",
                                "\"fsync /mnt/db\", \"mmap /mnt/db 0 1GiB shared\","
                                        + " {repeat: 512, op: \"mread /mnt/db 0 8\", stride: 2MiB}]")
                        .replace("quantities:\n", "quantities:\n  pmd-mapped: pmd-mapped./mnt/db\n"));
        CellResult cell = cell(touched, design);
        assertThat(quantity(cell, "pmd-mapped")).isEqualTo(512 * entries);
        assertThat(quantity(cell, "pmd-mappable")).isEqualTo(512 * entries);
    }

    @Test
    void withoutRepairsThereIsNoSeries() {
        Scenario scenario = Library.parse(
                "fragmentation",
                Library.text("fragmentation")
                        .replace("repairs: repair /mnt/db 2MiB 4KiB", "repairs: pread /mnt/db 0 8"));
        assertThat(cell(scenario, "merged").series()).isEmpty();
    }

    @Test
    void repairsOfAHandlerCountToo() {
        String text = Library.text("sigbus-to-repair");
        Scenario scenario = Library.parse(
                "sigbus-to-repair",
                text.replace("\nconditions:", "\nquantities:\n  left: poison-lines./mnt/db\nconditions:"));
        assertThat(series(cell(scenario, "merged"), "left").values()).hasSize(1);
    }

    /** Ablation: without the wait for the commit the block comes back whatever the journal does. */
    @ParameterizedTest(name = "{0}, reuse {1}: {2}")
    @CsvSource({
        "ext4, after-commit, sometimes",
        "ext4, at-once,      never",
        "xfs,  after-commit, sometimes",
        "xfs,  at-once,      never",
    })
    void theWaitForTheCommitIsWhatCutsTheFile(String type, String reuse, String verdict) {
        Scenario scenario = Library.parse(
                "commit-between-punch-and-write",
                Library.text("commit-between-punch-and-write")
                        .replace("type: ext4", "type: " + type + ", reuse: " + reuse));
        CellResult cell = cell(scenario, "punch-pwrite");
        assertThat(Library.verdict(cell, "violated")).isEqualTo(verdict);
        assertThat(Library.verdict(cell, "bad-block-left-free")).isEqualTo(verdict);
    }

    /** Where the free space is in pieces, so is what is repaired; until the log is forced and freed blocks are had again. */
    @ParameterizedTest
    @ValueSource(strings = {"fragmentation-aged", "fragmentation-aged-xfs"})
    void onAnAgedFilesystemARepairComesOutInPieces(String id) {
        CellResult cell = cell(Library.scenario(id), "punch-pwrite");
        List<Long> extents = series(cell, "extents").values();
        assertThat(extents.getLast() - extents.getFirst()).isGreaterThan(2L * (extents.size() - 1));
        List<Long> bad = series(cell, "free-badblocks").values();
        assertThat(bad.getLast()).isLessThan(8);
        assertThat(quantity(cell, "bad-lines-left")).isEqualTo(bad.getLast());
    }

    @Test
    void everyCellWithPoisonSaysWhatItCost() {
        for (Candidate candidate : Library.candidates()) {
            CellResult cell = cell(Library.scenario("blast-radius"), candidate);
            CellResult.BlastRadius radius = java.util.Objects.requireNonNull(cell.blastRadius());
            assertThat(radius.linesStruck()).isEqualTo(1);
            assertThat(radius.bytesResupplied()).isEqualTo(quantity(cell, "bytes-resupplied"));
            assertThat(radius.goodBytesLost()).isEqualTo(quantity(cell, "good-bytes-lost"));
            assertThat(radius.goodBytesLost())
                    .as("nothing else of the page was had from elsewhere, and the line was not good")
                    .isEqualTo(radius.bytesResupplied() - 64);
        }
    }

    @Test
    void aStaleRecordAndNoPoisonCostNothingToSay() {
        Scenario scenario =
                Library.parse("blast-radius", Library.text("blast-radius").replace("known: consumed", "known: stale"));
        assertThat(cell(scenario, "merged").blastRadius()).isNull();
    }

    @Test
    void poisonOnADeviceIsTakenToTheFileThatHasTheBlock() {
        Scenario scenario = Library.parse(
                "blast-radius",
                Library.text("blast-radius")
                        .replace(
                                "poison: /mnt/db, offset: 10KiB+64, length: 64, known: consumed",
                                "poison: pmem0, " + "offset: 1MiB+10KiB+64, length: 64, known: scrub"));
        CellResult.BlastRadius radius =
                java.util.Objects.requireNonNull(cell(scenario, "merged").blastRadius());
        assertThat(radius).isEqualTo(new CellResult.BlastRadius(1, 4096, 4032));
    }

    @Test
    void whatConditionsAskOfTheEndIsPartOfTheOutcome() {
        CellResult cell = cell(Library.scenario("commit-between-punch-and-write"), "punch-pwrite");
        assertThat(cell.outcomes()).isGreaterThanOrEqualTo(2);
    }
}
