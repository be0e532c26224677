package daxsim.data;

import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import tools.jackson.databind.node.ObjectNode;

/** What every row begins with. */
final class Rows {
    private Rows() {}

    static void identity(ObjectNode row, Scenario scenario, Candidate candidate, long seed) {
        row.put("scenario", scenario.id());
        row.put("hash", scenario.hash());
        row.put("title", scenario.title());
        row.put("design", candidate.design().id());
        row.put("variant", Json.orNull(candidate.variant()));
        row.put("regime", candidate.regime().id());
        row.put("seed", seed);
    }
}
