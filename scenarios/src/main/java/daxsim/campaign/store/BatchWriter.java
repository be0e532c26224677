package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Collects the rows of one batch and stores them all at once. Closed without {@link #commit} it leaves nothing. */
public final class BatchWriter implements AutoCloseable {
    private final Manifest manifest;
    private final Segments segments;
    private final Batch batch;
    private final DuckDBConnection session;
    private final List<AppendingWriter> writers = new ArrayList<>();

    BatchWriter(Manifest manifest, Segments segments, Duck duck, Batch batch) throws IOException {
        this.manifest = manifest;
        this.segments = segments;
        this.batch = batch;
        try {
            this.session = duck.session();
            for (Table table : manifest.tables()) {
                execute("CREATE TEMP TABLE " + table.name() + " (" + Table.REPLICATION + " BIGINT" + definitions(table)
                        + ")");
                writers.add(new AppendingWriter(session, table, batch));
            }
        } catch (SQLException e) {
            throw Duck.failed(e);
        }
    }

    private static String definitions(Table table) {
        return table.columns().stream()
                .map(column -> ", \"" + column.name() + "\" " + column.type().sql)
                .collect(Collectors.joining());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where the rows of a table go, by its position in the manifest. */
    public RowWriter table(int table) {
        return writers.get(table);
    }

    /** The same by name. */
    public RowWriter table(String name) {
        return writers.get(manifest.table(name));
    }

    /**
     * Stores the batch: from the return of this call on it is there, whatever happens.
     *
     * @throws BadInput when the disk is full; the batch is not stored then
     */
    public void commit() throws IOException, BadInput {
        writers.getFirst().mustBeComplete();
        for (int table = manifest.tables().size() - 1; table >= 0; table--) {
            Path file = segments.unfinished(table, batch);
            try {
                writers.get(table).close();
                execute("COPY (SELECT " + Duck.quoted(treatment()) + " AS " + Table.TREATMENT + ", "
                        + Duck.columns(manifest.tables().get(table)) + " FROM temp."
                        + manifest.tables().get(table).name() + ") TO "
                        + Duck.quoted(file.toAbsolutePath().toString())
                        + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
                segments.store(table, batch, file);
            } catch (SQLException | IOException e) {
                Files.deleteIfExists(file);
                throw Disk.full(file, e);
            }
        }
    }

    private String treatment() {
        return manifest.treatments().get(batch.treatment()).name();
    }

    @Override
    public void close() throws IOException {
        try {
            for (AppendingWriter writer : writers) {
                writer.close();
            }
            session.close();
        } catch (SQLException e) {
            throw Duck.failed(e);
        }
    }
}
