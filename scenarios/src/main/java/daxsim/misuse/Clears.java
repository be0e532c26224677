package daxsim.misuse;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is wrong between the clears of one task and its writes. A clear of a good page is another matter. */
final class Clears {
    private Clears() {}

    static Set<Mistake> mistakes(List<CallForm> task) {
        EnumSet<Mistake> found = EnumSet.noneOf(Mistake.class);
        for (int i = 0; i < task.size(); i++) {
            CallForm form = task.get(i);
            if (form.act() == Act.CLEAR && form.where() != Where.CLEAN) {
                add(found, task.subList(0, i), form.where(), task.subList(i + 1, task.size()));
            }
        }
        return found;
    }

    private static void add(Set<Mistake> found, List<CallForm> before, Where cleared, List<CallForm> after) {
        if (writes(after).stream().anyMatch(where -> where.covers(cleared))) {
            return;
        }
        if (writes(after).stream().anyMatch(where -> where.overlaps(cleared))) {
            found.add(Mistake.CLEARED_MORE);
        } else if (writes(before).stream().anyMatch(where -> where.overlaps(cleared))) {
            found.add(Mistake.WRITE_BEFORE_CLEAR);
        } else {
            found.add(Mistake.CLEAR_WITHOUT_WRITE);
        }
    }

    private static List<Where> writes(List<CallForm> calls) {
        return calls.stream()
                .filter(form -> form.act().writes())
                .map(CallForm::where)
                .toList();
    }
}
