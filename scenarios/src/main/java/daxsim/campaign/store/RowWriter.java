package daxsim.campaign.store;

import org.jspecify.annotations.Nullable;

/** Writes rows of one table of one batch, column by column. */
public interface RowWriter {
    /** Starts a row; replications come in their order. */
    RowWriter begin(long replication);

    /** The next column, of whole numbers. */
    RowWriter add(long value);

    /** The next column, of fractions. */
    RowWriter add(double value);

    /** The next column, of texts; null leaves it empty. */
    RowWriter add(@Nullable String value);

    /** Leaves the next column empty. */
    RowWriter addEmpty();

    /** Ends the row; every column has been given. */
    void end();
}
