package daxsim.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows come back as they were written, in one order, and leave as the same bytes whoever wrote them when. */
class StoreTest {
    @TempDir
    Path temp;

    @Test
    void rowsComeBackByReplicationAndAsWritten() throws Exception {
        Table table = new Table("runs", List.of(Column.ofLong("n"), Column.ofDouble("x"), Column.ofText("word")), 1);
        Manifest manifest = new Manifest("1", "p", Shard.WHOLE, 2, List.of(new Treatment("only", 3)), List.of(table));
        try (Store store = Store.create(temp.resolve("s"), manifest)) {
            assertThat(store.missing(0)).containsExactly(new Batch(0, 0, 2), new Batch(0, 2, 1));
            try (BatchWriter writer = store.begin(new Batch(0, 2, 1))) {
                writer.table(0).begin(2).add(Long.MIN_VALUE).add(-0.0).add("").end();
                writer.commit();
            }
            assertThat(store.missing(0)).containsExactly(new Batch(0, 0, 2));
            assertThat(store.replications(0)).isEqualTo(1);
            try (BatchWriter writer = store.begin(new Batch(0, 0, 2))) {
                writer.table("runs")
                        .begin(0)
                        .add(Long.MAX_VALUE)
                        .add(0.1)
                        .add("ein Wört, \"so\"")
                        .end();
                writer.table("runs").begin(1).addEmpty().addEmpty().addEmpty().end();
                writer.commit();
            }
            assertThat(store.missing(0)).isEmpty();
            List<String> rows = new ArrayList<>();
            store.forEach(
                    "runs",
                    0,
                    row -> rows.add(row.replication() + " " + row.getLong(0) + " " + row.isEmpty(0) + " "
                            + row.getDouble(1) + " " + row.isEmpty(1) + " " + row.getText(2)));
            assertThat(rows)
                    .containsExactly(
                            "0 9223372036854775807 false 0.1 false ein Wört, \"so\"",
                            "1 0 true NaN true null",
                            "2 -9223372036854775808 false -0.0 false ");
            store.export("runs", temp.resolve("runs.csv"), ExportKind.CSV);
            assertThat(temp.resolve("runs.csv")).hasContent("""
                            treatment,replication,n,x,word
                            only,0,9223372036854775807,0.1,"ein Wört, ""so""\"
                            only,1,,,
                            only,2,-9223372036854775808,-0.0,""
                            """);
        }
    }

    private List<byte[]> exports(Path folder) throws IOException, BadInput {
        List<byte[]> bytes = new ArrayList<>();
        try (Store store = Store.read(folder)) {
            for (Table table : store.manifest().tables()) {
                for (ExportKind kind : ExportKind.values()) {
                    Path file = temp.resolve("export");
                    store.export(table.name(), file, kind);
                    bytes.add(Files.readAllBytes(file));
                }
            }
        }
        return bytes;
    }

    @Test
    void theOrderOfWritingResumingAndThreadsLeaveNoTrace() throws Exception {
        Manifest manifest = Samples.manifest(64, 1_000, 0, 333);
        Path plain = Samples.folder(temp, manifest);
        List<String> rows;
        try (Store store = Store.read(plain)) {
            rows = Samples.read(store);
        }
        assertThat(rows).hasSizeGreaterThan(2_500);
        Path shuffled = temp.resolve("shuffled");
        List<Batch> batches = new ArrayList<>(manifest.batches(0));
        batches.addAll(manifest.batches(2));
        Collections.shuffle(batches, new Random(5));
        try (Store store = Store.create(shuffled, manifest)) {
            for (Batch batch : batches.subList(0, 7)) {
                Samples.write(store, batch);
            }
        }
        try (Store store = Store.resume(shuffled, manifest)) {
            List<Batch> rest = new ArrayList<>(store.missing(0));
            rest.addAll(store.missing(1));
            rest.addAll(store.missing(2));
            assertThat(rest).containsExactlyInAnyOrderElementsOf(batches.subList(7, batches.size()));
            rest.parallelStream().forEach(batch -> {
                try {
                    Samples.write(store, batch);
                } catch (IOException | BadInput e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        try (Store store = Store.read(shuffled)) {
            assertThat(Samples.read(store)).isEqualTo(rows);
        }
        List<byte[]> expected = exports(plain);
        List<byte[]> actual = exports(shuffled);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(names(shuffled)).isEqualTo(names(plain));
    }

    static List<String> names(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void foldersMayHaveAnyName() throws Exception {
        Manifest manifest = Samples.manifest(3, 7);
        Path odd = Files.createDirectories(temp.resolve("a[b]*c?'d ü {e,f}"));
        Path folder = Samples.folder(odd, manifest);
        try (Store store = Store.read(folder)) {
            assertThat(Samples.read(store))
                    .filteredOn(row -> row.startsWith("runs"))
                    .hasSize(7);
            store.export("runs", odd.resolve("runs.parquet"), ExportKind.PARQUET);
        }
        assertThat(odd.resolve("runs.parquet")).isNotEmptyFile();
    }

    @Test
    void anEmptyStoreExportsItsHeader() throws Exception {
        try (Store store = Store.create(temp.resolve("s"), Samples.manifest(4, 10))) {
            store.export("series", temp.resolve("series.csv"), ExportKind.CSV);
        }
        assertThat(temp.resolve("series.csv")).hasContent("treatment,replication,at_ns,free\n");
    }

    @Test
    void aBatchIsWholeOrNotThere() throws Exception {
        Manifest manifest = Samples.manifest(4, 10);
        try (Store store = Store.create(temp.resolve("s"), manifest)) {
            try (BatchWriter writer = store.begin(new Batch(0, 4, 4))) {
                Samples.fill(writer, new Batch(0, 4, 4));
            }
            try (BatchWriter writer = store.begin(new Batch(0, 4, 4))) {
                Samples.fill(writer, new Batch(0, 4, 3));
                assertThatThrownBy(writer::commit)
                        .hasMessage("Batch[treatment=0, first=4, count=4] has 3 rows, the last for replication 6");
            }
            assertThat(store.stored(0)).isEmpty();
            assertThatThrownBy(() -> store.begin(new Batch(0, 1, 4))).isInstanceOf(IllegalArgumentException.class);
            Samples.write(store, new Batch(0, 4, 4));
            assertThatThrownBy(() -> store.begin(new Batch(0, 4, 4))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aRowThatDoesNotFitTheTableIsRefused() throws Exception {
        try (Store store = Store.create(temp.resolve("s"), Samples.manifest(4, 10));
                BatchWriter writer = store.begin(new Batch(0, 4, 4))) {
            RowWriter rows = writer.table("series");
            assertThatThrownBy(() -> rows.begin(3)).hasMessageContaining("replication 3");
            assertThatThrownBy(() -> rows.begin(8)).hasMessageContaining("replication 8");
            rows.begin(5);
            assertThatThrownBy(() -> rows.add("text")).hasMessageContaining("takes no TEXT");
        }
        try (Store store = Store.resume(temp.resolve("s"), Samples.manifest(4, 10));
                BatchWriter writer = store.begin(new Batch(0, 4, 4))) {
            RowWriter rows = writer.table("series");
            rows.begin(5).add(1);
            assertThatThrownBy(rows::end).hasMessageContaining("has 1 columns");
            assertThatThrownBy(() -> rows.add(1.0).add(1)).hasMessageContaining("no column 2");
            rows.end();
            assertThatThrownBy(() -> rows.begin(4)).hasMessageContaining("replication 4 after 5");
        }
    }
}
