package daxsim.diverge;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.Ready;
import daxsim.play.Player;
import daxsim.witness.TaskKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes every question on and writes the course down. */
final class LeadingChoices implements Choices {
    private final Choices inner;
    private final Watch watch;
    private final List<Course.Stretch> stretches = new ArrayList<>();
    private final Map<Watch.Question, Integer> answers = new LinkedHashMap<>();
    private @Nullable TaskKey running;

    LeadingChoices(Choices inner, Player player) {
        this.inner = inner;
        this.watch = new Watch(player);
    }

    /** The course of the execution that has ended. */
    Course course() {
        watch.look();
        List<Course.Stretch> all = new ArrayList<>(stretches);
        if (running != null) {
            all.add(new Course.Stretch(running, watch.of(running), false));
        }
        return new Course(all, answers);
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        int answer = inner.pick(point, entity, bound);
        Watch.Question question = watch.ask(point, entity);
        if (answer != 0) {
            answers.put(question, answer);
        }
        return answer;
    }

    @Override
    public int next(Ready ready) {
        watch.look();
        int answer = inner.next(ready);
        TaskKey chosen = watch.key(ready.task(answer));
        TaskKey before = running;
        if (before != null && !before.equals(chosen)) {
            stretches.add(new Course.Stretch(before, watch.of(before), isReady(ready, before)));
        }
        running = chosen;
        watch.chosen(ready.task(answer));
        return answer;
    }

    private boolean isReady(Ready ready, TaskKey task) {
        for (int i = 0; i < ready.size(); i++) {
            if (watch.key(ready.task(i)).equals(task)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return inner.uniform(point, entity);
    }
}
