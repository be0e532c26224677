package daxsim.diverge;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.Ready;
import daxsim.play.Player;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Takes a course, as far as a run has tasks of the same names that are ready. A task that was left although it could have gone on
 * is left when it has come as far; one that had ended or was blocked, when it ends or blocks. Where the course has nothing to say
 * any more, the task that ran goes on, else the first that can.
 */
final class FollowingChoices implements Choices {
    private final Deque<Course.Stretch> stretches;
    private final Map<Watch.Question, Integer> answers;
    private final Watch watch;
    private int running = -1;

    FollowingChoices(Course course, Player player) {
        this.stretches = new ArrayDeque<>(course.stretches());
        this.answers = course.answers();
        this.watch = new Watch(player);
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        int answer = answers.getOrDefault(watch.ask(point, entity), 0);
        return answer < bound ? answer : 0;
    }

    @Override
    public int next(Ready ready) {
        watch.look();
        int answer = place(ready);
        running = ready.task(answer);
        watch.chosen(running);
        return answer;
    }

    private int place(Ready ready) {
        for (Course.Stretch stretch = stretches.peek(); stretch != null; stretch = stretches.peek()) {
            boolean there = stretch.couldGoOn() && watch.of(stretch.task()).compareTo(stretch.left()) >= 0;
            for (int i = 0; i < ready.size() && !there; i++) {
                if (watch.key(ready.task(i)).equals(stretch.task())) {
                    return i;
                }
            }
            stretches.remove();
        }
        for (int i = 0; i < ready.size() && !ready.optional(i); i++) {
            if (ready.task(i) == running) {
                return i;
            }
        }
        return 0;
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return 0.5;
    }
}
