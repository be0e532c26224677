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
import org.jspecify.annotations.Nullable;

/**
 * Measures how long the repairs of a scenario take under one candidate, with any parameter held at a value of choice.
 */
final class Clock {
    /** What is timed. */
    enum Span {
        REPAIR("repair"),
        /** Until the data is durable: a repair and the fsync behind it. */
        REPAIR_AND_FSYNC("repair and fsync");

        private final String words;

        Span(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final Candidate candidate;
    private final Span span;
    private final Player player;
    private final SeededChoices choices;
    private final long seed;
    private final int runs;

    private final Scenario scenario;

    Clock(Scenario scenario, Candidate candidate, Span span, long seed, int runs) throws BadInput {
        this.scenario = scenario;
        this.candidate = candidate;
        this.span = span;
        this.choices = new SeededChoices(SeededChoices.seedOfRun(seed, 0));
        this.player = Player.timed(scenario, candidate, choices);
        this.seed = seed;
        this.runs = runs;
    }

    /** The same on hardware of another profile. */
    Clock on(String profile) throws BadInput {
        return new Clock(scenario.on(profile), candidate, span, seed, runs);
    }

    Candidate candidate() {
        return candidate;
    }

    Span span() {
        return span;
    }

    /** Whether the candidate can say what the scenario asks for, and every repair of run 0 gives all the data back. */
    boolean repairs() {
        if (player.notExpressible() != null) {
            return false;
        }
        choices.reseed(SeededChoices.seedOfRun(seed, 0));
        player.play(choices);
        List<Operation> repairs =
                player.operations().stream().filter(op -> lastOf(op) != null).toList();
        return !repairs.isEmpty() && repairs.stream().allMatch(Clock::succeeded);
    }

    /** The operation with which a repair is over, or null where the operation is no repair that counts. */
    private @Nullable Operation lastOf(Operation op) {
        if (!op.text().startsWith("repair ") || op.afterReboot()) {
            return null;
        }
        if (span == Span.REPAIR) {
            return op;
        }
        return player.operations().stream()
                .filter(next -> next.task().equals(op.task()) && next.index() == op.index() + 1)
                .filter(next -> next.text().startsWith("fsync "))
                .findFirst()
                .orElse(null);
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
                Operation last = lastOf(op);
                if (last != null && succeeded(op) && last.state() == Operation.State.DONE) {
                    durations.add(last.endedNs() - op.beganNs());
                }
            }
        }
        long[] sorted = durations.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? -1 : sorted[(sorted.length - 1) / 2];
    }

    /** The median with one parameter at one value, in the parameter's unit. */
    long medianAt(Param param, double value) {
        hold(param, value);
        long median = median();
        costs().release(param);
        return median;
    }

    void hold(Param param, double value) {
        costs().hold(param, value);
    }

    void releaseAll() {
        for (Param param : Param.values()) {
            costs().release(param);
        }
    }

    private Costs costs() {
        return player.world().machine().costs();
    }

    /** Whether the runs so far spend that parameter. */
    boolean spends(Param param) {
        return costs().isSpent(param);
    }
}
