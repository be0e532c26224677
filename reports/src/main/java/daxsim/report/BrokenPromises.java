package daxsim.report;

import daxsim.check.Promise;
import daxsim.explore.CellResult;
import java.util.ArrayList;
import java.util.List;

/** In how many scenarios some execution broke a promise, by promise and design. */
public record BrokenPromises(List<String> designs, List<Row> rows) {
    public BrokenPromises {
        designs = List.copyOf(designs);
        rows = List.copyOf(rows);
    }

    /**
     * One promise.
     *
     * @param scenarios a number for each design
     */
    public record Row(Promise promise, List<Long> scenarios) {
        public Row {
            scenarios = List.copyOf(scenarios);
        }

        /** Whether any design broke it. */
        public boolean any() {
            return scenarios.stream().anyMatch(n -> n > 0);
        }
    }

    /** The table of a comparison. */
    public static BrokenPromises of(Comparison comparison) {
        List<String> designs = comparison.plan().designs();
        List<Row> rows = new ArrayList<>();
        for (Promise promise : Promise.values()) {
            List<Long> counts = new ArrayList<>();
            for (String design : designs) {
                counts.add(comparison.cells().stream()
                        .filter(c -> c.candidate().design().id().equals(design))
                        .filter(c -> c.checks().getOrDefault(promise.word(), 0L) > 0)
                        .map(CellResult::scenario)
                        .distinct()
                        .count());
            }
            rows.add(new Row(promise, counts));
        }
        return new BrokenPromises(designs, rows);
    }
}
