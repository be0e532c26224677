package daxsim.engine;

import java.util.ArrayList;
import java.util.List;

/** Tasks that wait for a condition to come true, in order of arrival. The condition, not the wake-up, decides. */
public final class WaitQueue {
    final List<Task> waiting = new ArrayList<>();

    void clear() {
        waiting.clear();
    }
}
