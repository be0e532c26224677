package daxsim.campaign.store;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Rows for DuckDB's appender, held against the table's columns and the batch's replications. */
final class AppendingWriter implements RowWriter {
    private final DuckDBAppender appender;
    private final Table table;
    private final Batch batch;
    private long last = -1;
    private long rows;
    private int column = -1;

    AppendingWriter(DuckDBConnection session, Table table, Batch batch) throws SQLException {
        this.appender = session.createAppender("temp", "main", table.name());
        this.table = table;
        this.batch = batch;
    }

    /** The first table has one row for each replication: their order and number tell that none is left out. */
    void mustBeComplete() {
        if (rows != batch.count() || last != batch.first() + batch.count() - 1) {
            throw new IllegalStateException(batch + " has " + rows + " rows, the last for replication " + last);
        }
    }

    /** An append is to memory; it fails only when there is none left. */
    private interface Append {
        void run() throws SQLException;
    }

    private static void append(Append append) {
        try {
            append.run();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB: " + e.getMessage(), e);
        }
    }

    @Override
    public RowWriter begin(long replication) {
        if (column >= 0) {
            throw new IllegalStateException("a row of " + table.name() + " was not ended");
        }
        if (replication < Math.max(last, batch.first()) || replication >= batch.first() + batch.count()) {
            throw new IllegalArgumentException("replication " + replication + " after " + last + " in " + batch);
        }
        last = replication;
        column = 0;
        append(() -> appender.beginRow().append(replication));
        return this;
    }

    private void next(Column.@Nullable Type type) {
        if (column < 0 || column >= table.columns().size()) {
            throw new IllegalStateException("no column " + column + " in table " + table.name());
        }
        Column expected = table.columns().get(column++);
        if (type != null && type != expected.type()) {
            throw new IllegalArgumentException(expected + " of table " + table.name() + " takes no " + type);
        }
    }

    @Override
    public RowWriter add(long value) {
        next(Column.Type.LONG);
        append(() -> appender.append(value));
        return this;
    }

    @Override
    public RowWriter add(double value) {
        next(Column.Type.DOUBLE);
        append(() -> appender.append(value));
        return this;
    }

    @Override
    public RowWriter add(@Nullable String value) {
        if (value == null) {
            return addEmpty();
        }
        next(Column.Type.TEXT);
        append(() -> appender.append(value));
        return this;
    }

    @Override
    public RowWriter addEmpty() {
        next(null);
        append(appender::appendNull);
        return this;
    }

    @Override
    public void end() {
        if (column != table.columns().size()) {
            throw new IllegalStateException("a row of " + table.name() + " has " + column + " columns");
        }
        column = -1;
        rows++;
        append(appender::endRow);
    }

    void close() throws SQLException {
        if (!appender.isClosed()) {
            appender.close();
        }
    }
}
