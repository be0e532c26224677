package daxsim.report;

import daxsim.play.Candidate;
import daxsim.reduce.Reduction;
import daxsim.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The smallest violating part of each scenario under each candidate. */
public record Reductions(List<Row> rows) {
    public Reductions {
        rows = List.copyOf(rows);
    }

    /**
     * One cell.
     *
     * @param reduction null where there is nothing to reduce
     * @param why there is nothing to reduce; empty where there is
     */
    public record Row(
            Scenario scenario,
            Candidate candidate,
            @Nullable Reduction reduction,
            String why) {}
}
