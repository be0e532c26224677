package daxsim.html;

import daxsim.explore.CellResult;
import daxsim.report.Alike;
import daxsim.report.Comparison;
import daxsim.report.Shown;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What scenarios measured at the end. */
public record Quantities(List<Row> rows) {
    public Quantities {
        rows = List.copyOf(rows);
    }

    /** One value of one design. */
    public record Row(String scenario, String design, String name, String value, String unit) {}

    /** Those of a comparison: by scenario, then quantity, then design. */
    public static Quantities of(Comparison comparison) {
        List<Row> rows = new ArrayList<>();
        for (Scenario scenario : comparison.plan().scenarios()) {
            List<CellResult> cells = comparison.of(scenario);
            List<String> names = cells.stream()
                    .flatMap(c -> c.quantities().stream())
                    .map(CellResult.QuantityResult::name)
                    .distinct()
                    .toList();
            for (String name : names) {
                for (Alike<CellResult.QuantityResult> row : Alike.of(
                        cells,
                        cell -> cell.quantities().stream()
                                .filter(q -> q.name().equals(name))
                                .findFirst()
                                .orElse(null))) {
                    rows.add(new Row(
                            scenario.id(),
                            row.label(),
                            name,
                            Shown.count(row.value().value()),
                            row.value().unit()));
                }
            }
        }
        return new Quantities(rows);
    }
}
