package daxsim.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file of a store is found and said by its name, and nothing is removed. */
class DamageTest {
    @TempDir
    Path temp;

    private final Manifest manifest = Samples.manifest(2, 6);
    private Path folder = Path.of("");

    @BeforeEach
    void threeBatches() throws Exception {
        folder = Samples.folder(temp, manifest);
    }

    private Path file(String table, int position) throws IOException {
        return Folders.list(folder.resolve(table)).get(position);
    }

    private void verify() throws IOException, BadInput {
        assertThat(new Segments(folder, manifest).stored(0)).hasSize(3);
    }

    private void mustBeFound(Path file) {
        assertThatThrownBy(this::verify)
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(
                        file + ":1:1: is damaged: its checksum is another one; bring it back, or remove ");
    }

    /** One bit of one byte is another one; which bit goes around. */
    private static byte[] flipped(byte[] whole, int at) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << at % 8);
        return flipped;
    }

    @Test
    void everyByteCounts() throws Exception {
        for (String table : List.of("runs", "series")) {
            Path middle = file(table, 1);
            byte[] whole = Files.readAllBytes(middle);
            assertThat(whole.length).isBetween(300, 3_000);
            for (int i = 0; i < whole.length; i++) {
                Files.write(middle, flipped(whole, i));
                mustBeFound(middle);
            }
            Files.write(middle, whole);
            verify();
        }
    }

    @Test
    void everyLengthCounts() throws Exception {
        Path middle = file("runs", 1);
        byte[] whole = Files.readAllBytes(middle);
        for (int length = 0; length < whole.length; length++) {
            Files.write(middle, Arrays.copyOf(whole, length));
            mustBeFound(middle);
        }
        Files.write(middle, Arrays.copyOf(whole, whole.length + 1));
        mustBeFound(middle);
        assertThat(file("runs", 1)).isEqualTo(middle);
    }

    @Test
    void theMessageNamesWhatToDo() throws Exception {
        Path middle = file("series", 1);
        Files.write(middle, new byte[] {1, 2, 3});
        for (Path damaged : List.of(middle)) {
            assertThatThrownBy(() -> Store.resume(folder, manifest))
                    .hasMessage(damaged + ":1:1: is damaged: its checksum is another one; bring it back, or remove "
                            + file("runs", 1) + " and resume: 2 replications are run again");
            assertThatThrownBy(() -> Store.read(folder)).isInstanceOf(BadInput.class);
        }
        Files.delete(file("runs", 1));
        try (Store store = Store.resume(folder, manifest)) {
            assertThat(store.missing(0)).containsExactly(new Batch(0, 2, 2));
            Samples.writeAll(store);
        }
        assertThat(StoreTest.names(folder)).isEqualTo(StoreTest.names(Samples.folder(temp.resolve("other"), manifest)));
    }

    /** A file that was never renamed is the normal end of a process that was killed. */
    @Test
    void whatWasNotFinishedIsForgotten() throws Exception {
        byte[] whole = Files.readAllBytes(file("runs", 2));
        Path unfinished = folder.resolve("tmp/runs-t0000-r0000000004.parquet");
        Files.delete(file("runs", 2));
        for (int length = 0; length <= whole.length; length += 50) {
            Files.write(unfinished, Arrays.copyOf(whole, length));
            try (Store store = Store.resume(folder, manifest)) {
                assertThat(store.missing(0)).containsExactly(new Batch(0, 4, 2));
                assertThat(unfinished).doesNotExist();
            }
        }
    }

    @Test
    void aFileThatIsGoneIsSaidOrRunAgain() throws Exception {
        Path lost = file("series", 0);
        Files.delete(lost);
        assertThatThrownBy(this::verify)
                .hasMessage(folder.resolve("series")
                        + ":1:1: the file for t0000-r0000000000 is lost; bring it back, or remove " + file("runs", 0)
                        + " and resume: 2 replications are run again");
    }

    @Test
    void aFileUnderAnotherNameIsSaid() throws Exception {
        Path first = file("runs", 0);
        Path other = file("runs", 1);
        Files.copy(first, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        mustBeFound(other);
        Path twin = first.resolveSibling("t0000-r0000000002-00000000.parquet");
        Files.move(first, twin);
        assertThatThrownBy(this::verify)
                .hasMessage(other + ":1:1: has the same replications as " + twin.getFileName()
                        + "; keep the one that belongs here");
        Path foreign = first.resolveSibling("notes.txt");
        Files.move(twin, foreign);
        assertThatThrownBy(this::verify).hasMessage(foreign + ":1:1: is no file of this store; move it away");
        for (String name : List.of("t0001-r0000000000", "t0000-r0000000001", "t0000-r0000000006")) {
            Path wrong = foreign.resolveSibling(name + "-00000000.parquet");
            Files.move(foreign, wrong);
            assertThatThrownBy(this::verify).hasMessage(wrong + ":1:1: is no file of this store; move it away");
            Files.move(wrong, foreign);
        }
    }

    @Test
    void everyByteOfTheManifestCounts() throws Exception {
        Path file = ManifestFile.in(folder);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            Files.write(file, flipped(whole, i));
            assertThatThrownBy(() -> ManifestFile.read(folder))
                    .hasMessage(
                            file
                                    + ":1:1: is damaged: its checksum is another one; bring it back; the files beside it are as they were");
        }
        Files.write(file, whole);
        assertThat(ManifestFile.read(folder)).isEqualTo(manifest);
        assertThat(new String(whole, StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        format: 1
                        daxsim: 1.2.3
                        plan: abc
                        shard:
                        - 1
                        - 1
                        batch: 2
                        treatments:
                        - - treatment '0', "quoted"
                          - 6
                        tables:
                          runs:
                            rows_per_replication: 1
                            columns:
                              latency_ns: long
                              share: double
                              seen: text
                              lost: long
                          series:
                            rows_per_replication: 2
                            columns:
                              at_ns: long
                              free: double
                        """ + new String(whole, StandardCharsets.UTF_8).lines().reduce("", (a, b) -> b) + "\n");
    }
}
