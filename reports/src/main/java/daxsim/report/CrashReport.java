package daxsim.report;

import daxsim.crash.CrashTable;
import java.util.List;

/**
 * What is left when the power fails inside a repair, a table for each scenario and candidate.
 *
 * @param interrupted whether somebody stopped it, so that tables may be missing
 */
public record CrashReport(Plan plan, List<CrashTable> tables, boolean interrupted) {
    public CrashReport {
        tables = List.copyOf(tables);
    }
}
