package daxsim.witness;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.Ready;

/** Passes every question on and weighs the execution that the answers make. */
public final class WeighedChoices implements Choices {
    private final Choices inner;
    private int events;
    private int preemptions;
    private int steps;
    private int running = NOBODY;

    static final int NOBODY = -1;

    public WeighedChoices(Choices inner) {
        this.inner = inner;
    }

    /** Forgets what was weighed; call before each execution. */
    public void restart() {
        events = 0;
        preemptions = 0;
        steps = 0;
        running = NOBODY;
    }

    /** Of the execution since the last restart. */
    public Weight weight() {
        return new Weight(events, preemptions, steps);
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        int answer = inner.pick(point, entity, bound);
        events += answer == 0 ? 0 : 1;
        return answer;
    }

    @Override
    public int next(Ready ready) {
        int answer = inner.next(ready);
        if (answer < 0) {
            return answer;
        }
        steps++;
        if (ready.optional(answer)) {
            events++;
        } else {
            preemptions += preempts(ready, answer, running) ? 1 : 0;
            running = ready.task(answer);
        }
        return answer;
    }

    /** Whether the task that was running could have gone on, and another one that must end does. */
    static boolean preempts(Ready ready, int answer, int running) {
        return !ready.optional(answer) && ready.task(answer) != running && place(ready, running) >= 0;
    }

    /** Where a task that must end stands among the ready ones, or -1. */
    static int place(Ready ready, int task) {
        for (int i = 0; i < ready.size() && !ready.optional(i); i++) {
            if (ready.task(i) == task) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean tellsStatesApart() {
        return inner.tellsStatesApart();
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
