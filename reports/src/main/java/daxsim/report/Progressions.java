package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.explore.Series;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one repair after the other does to one quantity of one scenario.
 *
 * @param rows values after each repair, by design
 */
public record Progressions(Scenario scenario, String name, String unit, List<Alike<List<Long>>> rows) {
    public Progressions {
        rows = List.copyOf(rows);
    }

    /** Those of a comparison: by scenario, then quantity. A quantity with fewer than two repairs has no course. */
    public static List<Progressions> of(Comparison comparison) {
        List<Progressions> all = new ArrayList<>();
        for (Scenario scenario : comparison.plan().scenarios()) {
            List<CellResult> cells = comparison.of(scenario);
            Set<String> names = new LinkedHashSet<>();
            cells.forEach(cell -> cell.series().forEach(series -> names.add(series.name())));
            for (String name : names) {
                List<Alike<List<Long>>> rows = Alike.of(cells, cell -> values(cell, name));
                if (rows.stream().anyMatch(row -> row.value().size() > 1)) {
                    all.add(new Progressions(scenario, name, unit(cells, name), rows));
                }
            }
        }
        return all;
    }

    /** The largest number of repairs. */
    public int repairs() {
        return rows.stream().mapToInt(row -> row.value().size()).max().orElse(0);
    }

    private static @Nullable Series series(CellResult cell, String name) {
        return cell.series().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable List<Long> values(CellResult cell, String name) {
        Series series = series(cell, name);
        return series == null || series.values().isEmpty() ? null : series.values();
    }

    private static String unit(List<CellResult> cells, String name) {
        return cells.stream()
                .map(cell -> series(cell, name))
                .filter(Objects::nonNull)
                .map(Series::unit)
                .findFirst()
                .orElse("");
    }
}
