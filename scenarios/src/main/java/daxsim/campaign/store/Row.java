package daxsim.campaign.store;

import org.jspecify.annotations.Nullable;

/** A stored row. Valid only while its reader is called. Columns are the caller's, by position from 0. */
public interface Row {
    /** Which replication of the treatment it belongs to. */
    long replication();

    /** Whether the column is empty. */
    boolean isEmpty(int column);

    /** A whole number, 0 where it is empty. */
    long getLong(int column);

    /** A fraction, NaN where it is empty. */
    double getDouble(int column);

    /** A text, or null where it is empty. */
    @Nullable
    String getText(int column);
}
