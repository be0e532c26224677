package daxsim.witness;

import daxsim.engine.ChoicePoint;

/**
 * One answer that is not the ordinary one. An execution is what its departures make of the ordinary course, in which the
 * running task goes on until it ends or blocks, then the first that can, nothing optional happens and hardware does as asked.
 */
sealed interface Departure {
    /**
     * Another task goes on.
     *
     * @param running who would have gone on, or had just ended or blocked
     * @param turns that it had taken
     */
    record Turn(TaskKey running, int turns, TaskKey next) implements Departure {}

    /**
     * Hardware or firmware answers otherwise.
     *
     * @param nth the how-manieth question of this kind and entity, from 0
     */
    record Answer(ChoicePoint point, int entity, int nth, int answer) implements Departure {}
}
