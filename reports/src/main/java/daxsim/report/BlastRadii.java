package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * What faults cost beyond the lines they struck, in timed run 0.
 *
 * @param panels scenarios with poison
 * @param common those that every candidate of the plan has counts of
 * @param sums over the common scenarios
 */
public record BlastRadii(List<Panel> panels, List<Scenario> common, List<Alike<CellResult.BlastRadius>> sums) {
    public BlastRadii {
        panels = List.copyOf(panels);
        common = List.copyOf(common);
        sums = List.copyOf(sums);
    }

    /** One scenario. */
    public record Panel(Scenario scenario, List<Alike<CellResult.BlastRadius>> rows) {
        public Panel {
            rows = List.copyOf(rows);
        }
    }

    /** Those of a comparison. */
    public static BlastRadii of(Comparison comparison) {
        List<Panel> panels = new ArrayList<>();
        for (Scenario scenario : comparison.plan().scenarios()) {
            List<Alike<CellResult.BlastRadius>> rows = Alike.of(comparison.of(scenario), CellResult::blastRadius);
            if (!rows.isEmpty()) {
                panels.add(new Panel(scenario, rows));
            }
        }
        List<Scenario> common = comparison.answeredByAll(CellResult::blastRadius);
        return new BlastRadii(panels, common, common.isEmpty() ? List.of() : sums(comparison, common));
    }

    private static List<Alike<CellResult.BlastRadius>> sums(Comparison comparison, List<Scenario> common) {
        List<Candidate> candidates = comparison.plan().candidates();
        return Alike.of(candidates, candidates, c -> c, c -> {
            long struck = 0;
            long resupplied = 0;
            long lost = 0;
            for (CellResult cell : comparison.cells()) {
                CellResult.BlastRadius radius = cell.blastRadius();
                if (radius != null && cell.candidate().equals(c) && common.contains(cell.scenario())) {
                    struck += radius.linesStruck();
                    resupplied += radius.bytesResupplied();
                    lost += radius.goodBytesLost();
                }
            }
            return new CellResult.BlastRadius(struck, resupplied, lost);
        });
    }
}
