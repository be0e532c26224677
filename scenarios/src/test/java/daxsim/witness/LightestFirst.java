package daxsim.witness;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.Ready;
import daxsim.play.Player;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A judge of witnesses that shares nothing with what finds them: it grows beginnings of executions, the lightest first, each played
 * anew from the start, until an execution that shows the question is the lightest of all that are left. No reduction, no minimiser,
 * and its own count of what makes an execution long.
 */
public final class LightestFirst {
    /** What is counted, in the order in which it counts. */
    public record Cost(int events, int preemptions, int steps) implements Comparable<Cost> {
        private static final Comparator<Cost> ORDER = Comparator.comparingInt(Cost::events)
                .thenComparingInt(Cost::preemptions)
                .thenComparingInt(Cost::steps);

        @Override
        public int compareTo(Cost other) {
            return ORDER.compare(this, other);
        }

        private Cost event() {
            return new Cost(events + 1, preemptions, steps);
        }

        private Cost turn(boolean optional, boolean preempts) {
            return new Cost(events + (optional ? 1 : 0), preemptions + (preempts ? 1 : 0), steps + 1);
        }
    }

    /** The first answers of an execution, and what they cost; {@code whole} when no question is left. */
    private record Beginning(int[] answers, Cost cost, boolean whole, long number) {}

    private static final Comparator<Beginning> ORDER =
            Comparator.comparing(Beginning::cost).thenComparingLong(Beginning::number);

    private LightestFirst() {}

    /**
     * The cost of the lightest execution that shows something.
     *
     * @param most plays, after which it gives up with null
     */
    public static @Nullable Cost search(Player player, BooleanSupplier shows, int most) {
        PriorityQueue<Beginning> queue = new PriorityQueue<>(ORDER);
        queue.add(new Beginning(new int[0], new Cost(0, 0, 0), false, 0));
        long number = 1;
        int plays = 0;
        while (!queue.isEmpty() && plays++ < most) {
            Beginning lightest = queue.remove();
            if (lightest.whole()) {
                return lightest.cost();
            }
            Answers answers = new Answers(lightest.answers());
            player.play(answers);
            if (answers.open.isEmpty()) {
                if (shows.getAsBoolean()) {
                    queue.add(new Beginning(lightest.answers(), answers.cost, true, number++));
                }
                continue;
            }
            for (int i = 0; i < answers.open.size(); i++) {
                int[] longer = java.util.Arrays.copyOf(lightest.answers(), lightest.answers().length + 1);
                longer[lightest.answers().length] = i;
                queue.add(new Beginning(longer, answers.open.get(i), false, number++));
            }
        }
        return null;
    }

    /** What an execution costs; null when the answers do not make a whole one. */
    public static @Nullable Cost of(Player player, int[] answers) {
        Answers given = new Answers(answers);
        player.play(given);
        return given.open.isEmpty() && given.at == answers.length ? given.cost : null;
    }

    /** Gives the answers of a beginning; at the question behind them it notes what each answer would cost, and stops. */
    private static final class Answers implements Choices {
        private final int[] answers;
        private final List<Cost> open = new ArrayList<>();
        private Cost cost = new Cost(0, 0, 0);
        private int at;
        private int running = -1;

        Answers(int[] answers) {
            this.answers = answers;
        }

        @Override
        public int pick(ChoicePoint point, int entity, int bound) {
            if (bound == 1 || !open.isEmpty()) {
                return 0;
            }
            if (at == answers.length) {
                for (int i = 0; i < bound; i++) {
                    open.add(i == 0 ? cost : cost.event());
                }
                return 0;
            }
            int answer = answers[at++];
            cost = answer == 0 ? cost : cost.event();
            return answer;
        }

        @Override
        public double uniform(ChoicePoint point, int entity) {
            return 0.5;
        }

        @Override
        public int next(Ready ready) {
            if (!open.isEmpty()) {
                return PRUNED;
            }
            if (ready.size() > 1 && at == answers.length) {
                for (int i = 0; i < ready.size(); i++) {
                    open.add(after(ready, i));
                }
                return PRUNED;
            }
            int answer = ready.size() == 1 ? 0 : answers[at++];
            cost = after(ready, answer);
            running = ready.optional(answer) ? running : ready.task(answer);
            return answer;
        }

        private Cost after(Ready ready, int answer) {
            boolean couldGoOn = false;
            for (int i = 0; i < ready.size(); i++) {
                couldGoOn |= !ready.optional(i) && ready.task(i) == running;
            }
            boolean optional = ready.optional(answer);
            return cost.turn(optional, !optional && couldGoOn && ready.task(answer) != running);
        }
    }
}
