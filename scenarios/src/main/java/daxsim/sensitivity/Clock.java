package daxsim.sensitivity;

import daxsim.app.Operation;
import daxsim.engine.SeededChoices;
import daxsim.hardware.Costs;
import daxsim.hardware.Param;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures how long the repairs of a scenario take under one candidate, with any parameter held at a value of choice. */
final class Clock {
    private final Candidate candidate;
    private final Player player;
    private final SeededChoices choices;
    private final long seed;
    private final int runs;

    Clock(Scenario scenario, Candidate candidate, long seed, int runs) throws BadInput {
        this.candidate = candidate;
        this.choices = new SeededChoices(SeededChoices.seedOfRun(seed, 0));
        this.player = Player.timed(scenario, candidate, choices);
        this.seed = seed;
        this.runs = runs;
    }

    Candidate candidate() {
        return candidate;
    }

    /** Whether the candidate can say what the scenario asks for, and every repair of run 0 gives all the data back. */
    boolean repairs() {
        if (player.notExpressible() != null) {
            return false;
        }
        choices.reseed(SeededChoices.seedOfRun(seed, 0));
        player.play(choices);
        List<Operation> repairs =
                player.operations().stream().filter(Clock::isRepair).toList();
        return !repairs.isEmpty() && repairs.stream().allMatch(Clock::succeeded);
    }

    private static boolean isRepair(Operation op) {
        return op.text().startsWith("repair ") && !op.afterReboot();
    }

    private static boolean succeeded(Operation op) {
        return op.state() == Operation.State.DONE && op.result() > 0;
    }

    /** Median over the seeds of the time that a successful repair takes; -1 when none succeeds. */
    long median() {
        List<Long> durations = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            choices.reseed(SeededChoices.seedOfRun(seed, i));
            player.play(choices);
            for (Operation op : player.operations()) {
                if (isRepair(op) && succeeded(op)) {
                    durations.add(op.endedNs() - op.beganNs());
                }
            }
        }
        long[] sorted = durations.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? -1 : sorted[(sorted.length - 1) / 2];
    }

    /** The median with one parameter at one value, in the parameter's unit. */
    long medianAt(Param param, double value) {
        Costs costs = player.world().machine().costs();
        costs.hold(param, value);
        long median = median();
        costs.release(param);
        return median;
    }

    /** Whether the runs so far spend that parameter. */
    boolean spends(Param param) {
        return player.world().machine().costs().isSpent(param);
    }
}
