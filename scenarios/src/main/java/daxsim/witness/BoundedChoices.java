package daxsim.witness;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.Ready;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every execution with at most so many events of the environment and so many preemptions, once each, in the order of their
 * answers: what CHESS (Musuvathi and Qadeer 2007) calls context bounding. The caller runs the world, calls {@link #advance},
 * and runs it again until that returns false.
 */
final class BoundedChoices implements Choices {
    /** Answers of one question that the bounds allow. */
    private static final class Wheel {
        final int[] options;
        int at;

        Wheel(int[] options) {
            this.options = options;
        }
    }

    private final int maxEvents;
    private final int maxPreemptions;
    private final List<Wheel> wheels = new ArrayList<>();
    private int depth;
    private int events;
    private int preemptions;
    private int running = WeighedChoices.NOBODY;
    private boolean cutPreemptions;

    BoundedChoices(int maxEvents, int maxPreemptions) {
        this.maxEvents = maxEvents;
        this.maxPreemptions = maxPreemptions;
    }

    /** Whether more preemptions would have allowed more executions. */
    boolean cutPreemptions() {
        return cutPreemptions;
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        if (depth == wheels.size()) {
            int[] options = new int[events < maxEvents ? bound : 1];
            Arrays.setAll(options, i -> i);
            wheels.add(new Wheel(options));
        }
        Wheel wheel = wheels.get(depth++);
        int answer = wheel.options[wheel.at];
        events += answer == 0 ? 0 : 1;
        return answer;
    }

    @Override
    public int next(Ready ready) {
        if (depth == wheels.size()) {
            wheels.add(new Wheel(options(ready)));
        }
        Wheel wheel = wheels.get(depth++);
        int answer = wheel.options[wheel.at];
        if (ready.optional(answer)) {
            events++;
        } else {
            preemptions += WeighedChoices.preempts(ready, answer, running) ? 1 : 0;
            running = ready.task(answer);
        }
        return answer;
    }

    private int[] options(Ready ready) {
        int[] options = new int[ready.size()];
        int size = 0;
        for (int i = 0; i < ready.size(); i++) {
            boolean preempts = WeighedChoices.preempts(ready, i, running);
            cutPreemptions |= preempts && preemptions == maxPreemptions;
            if ((events < maxEvents || !ready.optional(i)) && (preemptions < maxPreemptions || !preempts)) {
                options[size++] = i;
            }
        }
        return Arrays.copyOf(options, size);
    }

    /** Moves to the next execution; false when all have been run. */
    boolean advance() {
        depth = 0;
        events = 0;
        preemptions = 0;
        running = WeighedChoices.NOBODY;
        while (!wheels.isEmpty()) {
            Wheel wheel = wheels.getLast();
            if (++wheel.at < wheel.options.length) {
                return true;
            }
            wheels.removeLast();
        }
        return false;
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return 0.5;
    }
}
