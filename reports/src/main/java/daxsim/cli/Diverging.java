package daxsim.cli;

import daxsim.data.DivergenceJson;
import daxsim.diverge.Divergence;
import daxsim.engine.SeededChoices;
import daxsim.explore.Explorer;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.text.DivergenceText;
import daxsim.text.Paper;
import java.util.List;

/** Two designs on the same choices. */
final class Diverging {
    private Diverging() {}

    /** What to print. */
    static String of(Question question, String pair, Explorer.Options options, Output output, Console console)
            throws BadInput, UsageError {
        List<Candidate> two = question.pair(pair);
        Chosen chosen = question.only("--diverge");
        Scenario scenario = chosen.scenario();
        for (Candidate candidate : two) {
            String reason =
                    Player.exploring(scenario, candidate, new SeededChoices(1)).notExpressible();
            if (reason != null) {
                throw new UsageError(scenario.id() + " is not expressible with " + candidate.name() + ": " + reason);
            }
        }
        Divergence divergence;
        try {
            divergence = Divergence.find(scenario, two.getFirst(), two.getLast(), question.seed(), options);
        } catch (RuntimeException | Error e) {
            throw new Crash(scenario, two.getFirst(), "explore " + chosen.word() + " --diverge " + pair, e);
        }
        if (output.json()) {
            return DivergenceJson.of(divergence);
        }
        Paper paper = output.paper(console);
        DivergenceText.print(divergence, chosen.word(), paper);
        return paper.text();
    }
}
