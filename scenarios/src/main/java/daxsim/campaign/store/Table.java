package daxsim.campaign.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of a store. Before the caller's columns each has {@value #TREATMENT} (the treatment's name) and {@value #REPLICATION}.
 *
 * @param columns the caller's, addressed by position from 0
 * @param rowsPerReplication how many rows a replication is expected to have, for the estimate of the disk that is needed; the first
 *     table of a store has exactly one
 */
public record Table(String name, List<Column> columns, int rowsPerReplication) {
    static final String TREATMENT = "treatment";
    static final String REPLICATION = "replication";

    public Table {
        Names.check(name);
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>(Set.of(TREATMENT, REPLICATION));
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns " + column.name() + " in table " + name);
            }
        }
    }

    /** The position of a column. */
    public int column(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column + " in table " + name);
    }
}
