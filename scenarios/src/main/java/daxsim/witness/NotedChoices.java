package daxsim.witness;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.Ready;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Passes every question on and notes each answer that departs from the ordinary course. */
final class NotedChoices implements Choices {
    private final Choices inner;
    private final Ordinary here;
    private final List<Departure> departures = new ArrayList<>();

    /**
     * @param names of the tasks of the run, by their numbers
     */
    NotedChoices(Choices inner, Supplier<List<String>> names) {
        this.inner = inner;
        this.here = new Ordinary(names);
    }

    List<Departure> departures() {
        return List.copyOf(departures);
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        int answer = inner.pick(point, entity, bound);
        int nth = here.ask(point, entity);
        if (answer != 0) {
            departures.add(new Departure.Answer(point, entity, nth, answer));
        }
        return answer;
    }

    @Override
    public int next(Ready ready) {
        int answer = inner.next(ready);
        if (answer >= 0) {
            if (answer != here.next(ready)) {
                departures.add(new Departure.Turn(here.running(), here.turns(), here.key(ready.task(answer))));
            }
            here.chosen(ready, answer);
        }
        return answer;
    }

    @Override
    public void stepped(int task, long reads, long writes) {
        inner.stepped(task, reads, writes);
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return inner.uniform(point, entity);
    }
}
