package daxsim.diverge;

import daxsim.engine.RecordedChoices;
import daxsim.engine.ReplayChoices;
import daxsim.explore.CellResult;
import daxsim.explore.Explorer;
import daxsim.explore.ReplayString;
import daxsim.explore.Snapshot;
import daxsim.play.Candidate;
import daxsim.play.Conditions;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scenario under two candidates on the same choices.
 *
 * <p>Steps of two designs have no common numbers, so a schedule is taken over by the tasks' names and by how far each task has
 * come, counted in what it did that a trace shows and then in turns in which it did nothing that shows. A task that was left
 * under the first, although it could have gone on, is left under the second when it has come as far. One that had ended or was
 * blocked is left when it ends or blocks. Turns of tasks that the second run has not, or that cannot go on there, are skipped;
 * after the last one the running task goes on, else the first that can. Hardware and firmware answer the n-th question of a
 * kind in both runs alike. As long as two runs do the same, they are so given to the same tasks at the same places.
 *
 * @param leader whose execution it is
 * @param led the same choices under the other one
 * @param common how many steps they have in common from the start
 * @param violates which of the conditions {@code violated} the execution was taken for, as a replay string, or null when it is
 *     the ordinary course because none of the two violates anything
 */
public record Divergence(
        Scenario scenario,
        Side leader,
        Side led,
        int common,
        @Nullable String violates) {
    /** One of the two runs. */
    public record Side(Candidate candidate, Snapshot run) {}

    /** Whether they did the same to the end. */
    public boolean same() {
        return common == leader.run().events().size()
                && common == led.run().events().size();
    }

    /**
     * Explores the first candidate, and the second when the first breaks no promise, and takes the simplest execution that
     * violates; else the ordinary course of the first. Both must be able to express the scenario.
     */
    public static Divergence find(
            Scenario scenario, Candidate one, Candidate other, long seed, Explorer.Options options) throws BadInput {
        String witness = witness(scenario, one, seed, options);
        if (witness != null) {
            return of(scenario, one, other, seed, witness);
        }
        witness = witness(scenario, other, seed, options);
        return witness == null ? of(scenario, one, other, seed, null) : of(scenario, other, one, seed, witness);
    }

    private static @Nullable String witness(Scenario scenario, Candidate candidate, long seed, Explorer.Options options)
            throws BadInput {
        for (CellResult.ConditionResult condition :
                new Explorer(scenario, candidate, seed, options).run().conditions()) {
            if (condition.name().equals("violated")) {
                return condition.witness();
            }
        }
        return null;
    }

    private static Divergence of(
            Scenario scenario, Candidate first, Candidate second, long seed, @Nullable String witness) throws BadInput {
        Player leading = Player.exploring(scenario, first, new ReplayChoices(new int[0]));
        LeadingChoices lead = new LeadingChoices(new ReplayChoices(answers(witness)), leading);
        Snapshot one = play(scenario, first, seed, leading, new RecordedChoices(lead));
        Player following = Player.exploring(scenario, second, new ReplayChoices(new int[0]));
        FollowingChoices follow = new FollowingChoices(lead.course(), following);
        Snapshot other = play(scenario, second, seed, following, new RecordedChoices(follow));
        return new Divergence(scenario, new Side(first, one), new Side(second, other), common(one, other), witness);
    }

    private static int[] answers(@Nullable String witness) {
        try {
            return witness == null
                    ? new int[0]
                    : ReplayString.parse(witness).answers().stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
        } catch (ReplayString.BadReplay e) {
            throw new IllegalStateException("an explorer's own string", e);
        }
    }

    private static Snapshot play(
            Scenario scenario, Candidate candidate, long seed, Player player, RecordedChoices choices) {
        player.keepEvents(true);
        player.play(choices);
        String replay = ReplayString.explored(scenario, candidate, seed, choices.answers())
                .text();
        return Snapshot.of(player, new Conditions(player).state(), replay, false);
    }

    private static int common(Snapshot one, Snapshot other) {
        List<String> left = steps(one);
        List<String> right = steps(other);
        int common = 0;
        while (common < left.size() && common < right.size() && left.get(common).equals(right.get(common))) {
            common++;
        }
        return common;
    }

    /** Steps without the rule they follow: another line of code that does the same is no other step. */
    private static List<String> steps(Snapshot run) {
        List<String> steps = new ArrayList<>();
        for (Trace.Entry event : run.events()) {
            String task = event.task() < 0 ? "" : run.tasks().get(event.task());
            steps.add(task + " " + event.cpu() + " " + event.type() + " " + event.a() + " " + event.b() + " "
                    + event.c());
        }
        return steps;
    }
}
