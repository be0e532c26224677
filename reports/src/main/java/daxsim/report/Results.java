package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.explore.Verdict;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * What came out, counted.
 *
 * @param cells cells that were looked at: scenarios times variants
 * @param executions explored executions of all cells, those given up because others cover them not counted
 * @param inexpressible cells whose design has no way to say what the scenario asks for
 * @param open cells whose verdict is undecided or whose stimulus was not reached
 * @param always cells in which every execution breaks the scenario's promise
 * @param sometimes cells in which some do
 * @param kept scenarios that no design breaks
 * @param lost scenarios that every design breaks that can express them
 */
public record Results(
        int cells,
        long executions,
        long inexpressible,
        long open,
        long always,
        long sometimes,
        List<Tried> designs,
        List<Scenario> kept,
        List<Scenario> lost) {
    public Results {
        designs = List.copyOf(designs);
        kept = List.copyOf(kept);
        lost = List.copyOf(lost);
    }

    /** What one design breaks, by its worst variant. */
    public record Tried(String design, int looked, List<Broken> always, List<Broken> sometimes, long inexpressible) {
        public Tried {
            always = List.copyOf(always);
            sometimes = List.copyOf(sometimes);
        }

        public int broken() {
            return always.size() + sometimes.size();
        }
    }

    /**
     * A scenario whose promise a design breaks.
     *
     * @param variants those that break it so, where others do not; else empty
     */
    public record Broken(Scenario scenario, List<String> variants) {
        public Broken {
            variants = List.copyOf(variants);
        }
    }

    /** Counts a comparison. */
    public static Results of(Comparison comparison) {
        Matrix matrix = Matrix.of(comparison);
        List<Tried> designs = new ArrayList<>();
        for (int i = 0; i < matrix.designs().size(); i++) {
            designs.add(tried(matrix, i));
        }
        List<CellResult> cells = comparison.cells();
        return new Results(
                cells.size(),
                cells.stream().mapToLong(CellResult::executions).sum(),
                count(cells, Verdict.NOT_EXPRESSIBLE),
                count(cells, Verdict.UNDECIDED) + count(cells, Verdict.NOT_REACHED),
                count(cells, Verdict.ALWAYS),
                count(cells, Verdict.SOMETIMES),
                designs,
                scenarios(matrix, Results::isKept),
                scenarios(matrix, Results::isLost));
    }

    private static long count(List<CellResult> cells, Verdict verdict) {
        return cells.stream().filter(c -> Judgement.of(c) == verdict).count();
    }

    private static Tried tried(Matrix matrix, int design) {
        List<Broken> always = new ArrayList<>();
        List<Broken> sometimes = new ArrayList<>();
        int looked = 0;
        long inexpressible = 0;
        for (Matrix.Row row : matrix.rows()) {
            Matrix.Cell cell = row.cells().get(design);
            if (cell.filled()) {
                looked++;
                Verdict worst = cell.worst();
                Broken broken = new Broken(row.scenario(), cell.disputed() ? cell.variants(worst) : List.of());
                switch (worst) {
                    case ALWAYS -> always.add(broken);
                    case SOMETIMES -> sometimes.add(broken);
                    case NOT_EXPRESSIBLE -> inexpressible++;
                    case NEVER, UNDECIDED, NOT_REACHED -> {}
                }
            }
        }
        return new Tried(matrix.designs().get(design), looked, always, sometimes, inexpressible);
    }

    private interface Question {
        boolean holds(List<Verdict> worst);
    }

    private static List<Scenario> scenarios(Matrix matrix, Question question) {
        return matrix.rows().stream()
                .filter(row -> question.holds(row.cells().stream()
                        .filter(Matrix.Cell::filled)
                        .map(Matrix.Cell::worst)
                        .filter(v -> v != Verdict.NOT_EXPRESSIBLE)
                        .toList()))
                .map(Matrix.Row::scenario)
                .toList();
    }

    private static boolean isKept(List<Verdict> worst) {
        return !worst.isEmpty() && worst.stream().allMatch(v -> v == Verdict.NEVER);
    }

    private static boolean isLost(List<Verdict> worst) {
        return !worst.isEmpty() && worst.stream().allMatch(v -> v == Verdict.ALWAYS || v == Verdict.SOMETIMES);
    }
}
