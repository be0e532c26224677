package daxsim.diverge;

import daxsim.engine.ChoicePoint;
import daxsim.play.Player;
import daxsim.trace.Trace;
import daxsim.witness.TaskKey;
import java.util.HashMap;
import java.util.Map;

/** Watches a run and says how far each of its tasks has come. The player must keep events. */
final class Watch {
    /** The how-manieth question of a kind to an entity. */
    record Question(ChoicePoint point, int entity, int nth) {}

    private final Player player;
    private final TaskKey.Roll roll;
    private final Map<TaskKey, Standing> standings = new HashMap<>();
    private final Map<Question, Integer> asked = new HashMap<>();
    private int seen;
    private int last = -1;

    Watch(Player player) {
        this.player = player;
        this.roll = new TaskKey.Roll(player::taskNames);
    }

    TaskKey key(int task) {
        return roll.of(task);
    }

    /** Takes notice of what the last turn has recorded. */
    void look() {
        if (last < 0) {
            return;
        }
        TaskKey key = roll.of(last);
        Standing before = of(key);
        Trace trace = player.world().trace();
        int recorded = 0;
        for (; seen < trace.size(); seen++) {
            recorded += trace.entry(seen).task() == last ? 1 : 0;
        }
        standings.put(
                key,
                recorded > 0
                        ? new Standing(before.events() + recorded, 0)
                        : new Standing(before.events(), before.turns() + 1));
        last = -1;
    }

    void chosen(int task) {
        last = task;
    }

    Standing of(TaskKey key) {
        return standings.getOrDefault(key, Standing.START);
    }

    Question ask(ChoicePoint point, int entity) {
        int nth = asked.merge(new Question(point, entity, 0), 1, Integer::sum) - 1;
        return new Question(point, entity, nth);
    }
}
