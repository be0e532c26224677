package daxsim.shell;

import daxsim.explore.Snapshot;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.util.List;

/**
 * What is to become a script.
 *
 * @param witness the execution that the script tries to bring about
 * @param others executions that end in every other way the model has for this scenario
 * @param all whether those are all ways
 */
public record Export(Scenario scenario, Candidate candidate, Snapshot witness, List<Snapshot> others, boolean all) {
    public Export {
        others = List.copyOf(others);
    }
}
