package daxsim.diverge;

import daxsim.witness.TaskKey;
import java.util.List;
import java.util.Map;

/**
 * The choices of an execution, without the numbers of tasks and turns, which differ between designs.
 *
 * @param stretches who went on, in order
 * @param answers of hardware and firmware that are not the ordinary one
 */
record Course(List<Stretch> stretches, Map<Watch.Question, Integer> answers) {
    Course {
        stretches = List.copyOf(stretches);
        answers = Map.copyOf(answers);
    }

    /**
     * Turns of one task, one after the other.
     *
     * @param left how far it had come when another went on
     * @param couldGoOn whether it was left although it could have gone on; else it had ended or was blocked
     */
    record Stretch(TaskKey task, Standing left, boolean couldGoOn) {}
}
