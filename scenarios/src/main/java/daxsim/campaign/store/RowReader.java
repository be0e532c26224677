package daxsim.campaign.store;

/** Takes rows in the canonical order: by replication, and as they were written. */
@FunctionalInterface
public interface RowReader {
    /** One row. */
    void read(Row row);
}
