package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A made-up campaign whose rows follow from treatment and replication alone. */
final class Samples {
    static final Table RUNS = new Table(
            "runs",
            List.of(
                    Column.ofLong("latency_ns"),
                    Column.ofDouble("share"),
                    Column.ofText("seen"),
                    Column.ofLong("lost")),
            1);
    static final Table SERIES = new Table("series", List.of(Column.ofLong("at_ns"), Column.ofDouble("free")), 2);

    private Samples() {}

    static Manifest manifest(int batch, long... replications) {
        List<Treatment> treatments = new ArrayList<>();
        for (int i = 0; i < replications.length; i++) {
            treatments.add(new Treatment("treatment '" + i + "', \"quoted\"", replications[i]));
        }
        return new Manifest("1.2.3", "abc", Shard.WHOLE, batch, treatments, List.of(RUNS, SERIES));
    }

    static long hash(long a, long b) {
        long z = a * 0x9e3779b97f4a7c15L + b * 0xbf58476d1ce4e5b9L + 12345;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        return z ^ z >>> 27;
    }

    static void write(Store store, Batch batch) throws IOException, BadInput {
        try (BatchWriter writer = store.begin(batch)) {
            fill(writer, batch);
            writer.commit();
        }
    }

    static void fill(BatchWriter writer, Batch batch) {
        for (long i = batch.first(); i < batch.first() + batch.count(); i++) {
            long hash = hash(batch.treatment(), i);
            RowWriter row = writer.table("runs").begin(i).add(hash >>> 40);
            row.add((hash & 255) / 7.0);
            row.add(hash % 5 == 0 ? null : hash % 3 == 0 ? "" : "a \"b\", " + hash % 7);
            if (hash % 11 == 0) {
                row.addEmpty();
            } else {
                row.add(-hash);
            }
            row.end();
            for (int k = 0; k < Math.floorMod(hash, 4); k++) {
                writer.table("series")
                        .begin(i)
                        .add(k * 1000L)
                        .add(1.0 / (k + i))
                        .end();
            }
        }
    }

    static void writeAll(Store store) throws IOException, BadInput {
        for (int treatment = 0; treatment < store.manifest().treatments().size(); treatment++) {
            for (Batch batch : store.missing(treatment)) {
                write(store, batch);
            }
        }
    }

    /** Everything in a store, one line for each row. */
    static List<String> read(Store store) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Table table : store.manifest().tables()) {
            for (int treatment = 0; treatment < store.manifest().treatments().size(); treatment++) {
                int t = treatment;
                store.forEach(table.name(), treatment, row -> lines.add(line(table, t, row)));
            }
        }
        return lines;
    }

    private static String line(Table table, int treatment, Row row) {
        StringBuilder line = new StringBuilder(table.name() + " " + treatment + " " + row.replication());
        for (int c = 0; c < table.columns().size(); c++) {
            String value = switch (table.columns().get(c).type()) {
                case LONG -> "" + row.getLong(c);
                case DOUBLE -> String.format(Locale.ROOT, "%a", row.getDouble(c));
                case TEXT -> "" + row.getText(c);
            };
            line.append(' ').append(row.isEmpty(c) ? "-" : value);
        }
        return line.toString();
    }

    static Path folder(Path parent, Manifest manifest) throws IOException, BadInput {
        Path folder = parent.resolve("store");
        try (Store store = Store.create(folder, manifest)) {
            writeAll(store);
        }
        return folder;
    }
}
