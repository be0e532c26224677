package daxsim.engine;

import java.util.Arrays;

/** Passes every question on and remembers the answers; the list of answers is what a replay string carries. */
public final class RecordedChoices implements Choices {
    private final Choices inner;
    private int[] answers = new int[64];
    private int size;

    public RecordedChoices(Choices inner) {
        this.inner = inner;
    }

    /** Forgets what was recorded; call before each execution. */
    public void restart() {
        size = 0;
    }

    private int keep(int answer) {
        if (size == answers.length) {
            answers = Arrays.copyOf(answers, 2 * size);
        }
        answers[size++] = answer;
        return answer;
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        return bound == 1 ? 0 : keep(inner.pick(point, entity, bound));
    }

    @Override
    public int next(Ready ready) {
        int answer = inner.next(ready);
        return answer < 0 || ready.size() == 1 ? answer : keep(answer);
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

    /** The answers so far; questions with one possible answer are not kept. */
    public int[] answers() {
        return Arrays.copyOf(answers, size);
    }
}
