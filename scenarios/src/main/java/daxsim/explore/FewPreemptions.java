package daxsim.explore;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.Ready;

/** Lets a task that could go on be left only so often; then it goes on until it ends or is blocked. */
final class FewPreemptions implements Choices {
    private static final int NOBODY = -1;

    private final Choices inner;
    private final int most;
    private int used;
    private int running = NOBODY;
    private boolean everHeld;

    FewPreemptions(Choices inner, int most) {
        this.inner = inner;
        this.most = most;
    }

    /** Call before each execution. */
    void restart() {
        used = 0;
        running = NOBODY;
    }

    /** Whether some execution was kept from a choice. */
    boolean everHeld() {
        return everHeld;
    }

    @Override
    public int next(Ready ready) {
        int at = place(ready);
        if (at >= 0 && used >= most) {
            everHeld |= ready.size() > 1;
            return at;
        }
        int answer = inner.next(ready);
        if (answer >= 0) {
            used += at >= 0 && answer != at ? 1 : 0;
            running = ready.task(answer);
        }
        return answer;
    }

    /** Where the task that ran is among the ready ones, or -1. */
    private int place(Ready ready) {
        for (int i = 0; i < ready.size(); i++) {
            if (ready.task(i) == running) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        return inner.pick(point, entity, bound);
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return inner.uniform(point, entity);
    }
}
