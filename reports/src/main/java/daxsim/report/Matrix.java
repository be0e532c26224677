package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.explore.Verdict;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scenarios by designs. A cell shows the worst variant and names it. */
public record Matrix(List<String> designs, List<Row> rows) {
    public Matrix {
        designs = List.copyOf(designs);
        rows = List.copyOf(rows);
    }

    /** One scenario. */
    public record Row(Scenario scenario, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One scenario under one design.
     *
     * @param variants every variant that was asked for; empty where the cell was not filled
     */
    public record Cell(List<CellResult> variants) {
        public Cell {
            variants = List.copyOf(variants);
        }

        /** Whether there is anything to show. */
        public boolean filled() {
            return !variants.isEmpty();
        }

        /** The worst verdict of all variants. */
        public Verdict worst() {
            return variants.stream()
                    .map(Judgement::of)
                    .min(Comparator.comparingInt(Verdict::rank))
                    .orElseThrow();
        }

        /** Whether the variants do not agree, so that the worst has to be named. */
        public boolean disputed() {
            return variants.stream().map(Judgement::of).distinct().count() > 1;
        }

        /** Names of the variants with that verdict. */
        public List<String> variants(Verdict verdict) {
            return variants.stream()
                    .filter(c -> Judgement.of(c) == verdict)
                    .map(c -> c.candidate().variant())
                    .toList();
        }

        /** Whether some variant does not meet the scenario's expectation. */
        public boolean unmet() {
            return variants.stream().anyMatch(c -> !c.unmet().isEmpty());
        }
    }

    /** The matrix of a comparison. */
    public static Matrix of(Comparison comparison) {
        List<String> designs = comparison.plan().designs();
        List<Row> rows = new ArrayList<>();
        for (Scenario scenario : comparison.plan().scenarios()) {
            List<CellResult> cells = comparison.of(scenario);
            List<Cell> row = new ArrayList<>();
            for (String design : designs) {
                row.add(new Cell(cells.stream()
                        .filter(c -> c.candidate().design().id().equals(design))
                        .toList()));
            }
            rows.add(new Row(scenario, row));
        }
        return new Matrix(designs, rows);
    }
}
