package daxsim.campaign.result;

import daxsim.campaign.run.Experiment;
import java.util.List;

/**
 * What a campaign has found so far.
 *
 * @param confidence of every interval
 * @param complete whether every run that was planned is there
 * @param planned runs of each cell
 */
public record CampaignResult(
        Experiment experiment,
        double confidence,
        boolean complete,
        long planned,
        List<CellResult> cells,
        List<Pairing> pairings) {
    public CampaignResult {
        cells = List.copyOf(cells);
        pairings = List.copyOf(pairings);
    }

    /** Runs of all cells. */
    public long runs() {
        return cells.stream().mapToLong(CellResult::runs).sum();
    }

    /** Faults of all cells. */
    public long faults() {
        return cells.stream().mapToLong(CellResult::faults).sum();
    }
}
