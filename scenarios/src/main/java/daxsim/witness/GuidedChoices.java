package daxsim.witness;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.Ready;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The ordinary course with given departures. One that cannot be made, because its task is not ready there or an answer is out
 * of range, is left out: whatever the departures are, the execution is a valid one.
 */
final class GuidedChoices implements Choices {
    private record Position(TaskKey running, int turns) {}

    private record Question(ChoicePoint point, int entity, int nth) {}

    private final Ordinary here;
    private final Map<Position, Deque<TaskKey>> turns = new HashMap<>();
    private final Map<Question, Integer> answers = new HashMap<>();

    GuidedChoices(List<Departure> departures, Supplier<List<String>> names) {
        this.here = new Ordinary(names);
        for (Departure departure : departures) {
            switch (departure) {
                case Departure.Turn t ->
                    turns.computeIfAbsent(new Position(t.running(), t.turns()), p -> new ArrayDeque<>())
                            .add(t.next());
                case Departure.Answer a -> answers.put(new Question(a.point(), a.entity(), a.nth()), a.answer());
            }
        }
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        int answer = answers.getOrDefault(new Question(point, entity, here.ask(point, entity)), 0);
        return answer < bound ? answer : 0;
    }

    @Override
    public int next(Ready ready) {
        Deque<TaskKey> wanted = turns.get(new Position(here.running(), here.turns()));
        int answer = -1;
        while (answer < 0 && wanted != null && !wanted.isEmpty()) {
            answer = here.place(ready, wanted.poll());
        }
        answer = answer < 0 ? here.next(ready) : answer;
        here.chosen(ready, answer);
        return answer;
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return 0.5;
    }
}
