package daxsim.campaign.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB, which knows Parquet and CSV. Its database is in memory and holds the rows of unfinished batches only; with one thread and
 * the order of insertion kept, equal rows become equal bytes.
 */
final class Duck implements AutoCloseable {
    private static final String MEMORY = "512MB";
    /** Files that one query reads. */
    private static final int AT_ONCE = 256;

    private final DuckDBConnection connection;

    private Duck(DuckDBConnection connection) {
        this.connection = connection;
    }

    static Duck open() throws IOException {
        Library.mustBeThere();
        Properties options = new Properties();
        options.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            DuckDBConnection connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", options);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET threads = 1");
                statement.execute("SET preserve_insertion_order = true");
                statement.execute("SET memory_limit = '" + MEMORY + "'");
                statement.execute("SET temp_directory = ''");
                statement.execute("SET autoinstall_known_extensions = false");
                statement.execute("SET autoload_known_extensions = false");
            }
            return new Duck(connection);
        } catch (SQLException e) {
            throw failed(e);
        } catch (LinkageError e) {
            throw new IOException("DuckDB cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** A connection for one thread. */
    DuckDBConnection session() throws SQLException {
        return connection.duplicate();
    }

    static IOException failed(SQLException e) {
        return new IOException("DuckDB: " + e.getMessage(), e);
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String columns(Table table) {
        return table.columns().stream()
                .map(column -> ", \"" + column.name() + "\"")
                .collect(Collectors.joining("", Table.REPLICATION, ""));
    }

    private static String source(List<Path> files) {
        return files.stream()
                .map(file -> quoted(literal(file.toAbsolutePath().toString())))
                .collect(Collectors.joining(", ", "read_parquet([", "])"));
    }

    /** A path is a pattern to DuckDB. */
    private static String literal(String path) {
        return path.replaceAll("[\\[*?]", "[$0]");
    }

    void read(Table table, List<Path> files, RowReader reader) throws IOException {
        for (int from = 0; from < files.size(); from += AT_ONCE) {
            List<Path> some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
            try (DuckDBConnection session = session();
                    Statement statement = session.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT " + columns(table) + " FROM " + source(some))) {
                StoredRow row = new StoredRow(rows);
                while (rows.next()) {
                    reader.read(row);
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }

    void export(Table table, List<Path> files, Path target, ExportKind kind) throws SQLException {
        String query = "SELECT " + Table.TREATMENT + ", " + columns(table) + " FROM "
                + (files.isEmpty() ? empty(table) : source(files));
        try (DuckDBConnection session = session();
                Statement statement = session.createStatement()) {
            statement.execute(
                    "COPY (" + query + ") TO " + quoted(target.toAbsolutePath().toString()) + " " + kind.options);
        }
    }

    private static String empty(Table table) {
        return table.columns().stream()
                .map(column -> ", NULL::" + column.type().sql + " AS \"" + column.name() + "\"")
                .collect(Collectors.joining(
                        "", "(SELECT ''::VARCHAR AS treatment, 0::BIGINT AS replication", " LIMIT 0)"));
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The row on which a result stands; its first column is the replication. */
    private static final class StoredRow implements Row {
        private final ResultSet rows;

        StoredRow(ResultSet rows) {
            this.rows = rows;
        }

        /** A value that is in memory already. */
        private interface Fetch<T> {
            T fetch() throws SQLException;
        }

        @SuppressWarnings("TypeParameterUnusedInFormals")
        private static <T> T get(Fetch<T> fetch) {
            try {
                return fetch.fetch();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long replication() {
            return get(() -> rows.getLong(1));
        }

        @Override
        public boolean isEmpty(int column) {
            return get(() -> rows.getObject(column + 2)) == null;
        }

        @Override
        public long getLong(int column) {
            return get(() -> rows.getLong(column + 2));
        }

        @Override
        public double getDouble(int column) {
            double value = get(() -> rows.getDouble(column + 2));
            return value == 0 && isEmpty(column) ? Double.NaN : value;
        }

        @Override
        public @Nullable String getText(int column) {
            try {
                return rows.getString(column + 2);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
