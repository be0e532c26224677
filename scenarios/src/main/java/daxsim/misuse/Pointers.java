package daxsim.misuse;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is wrong between translations and the uses of their pointers. */
final class Pointers {
    private Pointers() {}

    static Set<Mistake> mistakes(List<List<CallForm>> tasks) {
        EnumSet<Mistake> found = EnumSet.noneOf(Mistake.class);
        for (int own = 0; own < tasks.size(); own++) {
            List<CallForm> task = tasks.get(own);
            List<CallForm> beside = tasks.size() == 1 ? List.of() : tasks.get(1 - own);
            for (int i = 0; i < task.size(); i++) {
                if (task.get(i).act().translates()) {
                    life(found, task.get(i), task.subList(i + 1, task.size()), beside);
                }
            }
        }
        return found;
    }

    /** One pointer from its translation on, until the next one takes its variable. */
    private static void life(Set<Mistake> found, CallForm translation, List<CallForm> after, List<CallForm> beside) {
        boolean forRecovery = translation.act() == Act.TRANSLATE_FOR_RECOVERY;
        boolean used = false;
        boolean recovered = false;
        boolean punched = false;
        for (CallForm form : after) {
            if (form.act().translates()) {
                break;
            }
            punched |= form.act() == Act.PUNCH && form.where() == translation.where();
            if (!form.act().usesPointer()) {
                continue;
            }
            used = true;
            if (punched) {
                found.add(Mistake.KEPT_AFTER_PUNCH);
            }
            if (recovered) {
                found.add(Mistake.KEPT_AFTER_RECOVERY);
            } else if (forRecovery && form.act().plainUse()) {
                found.add(Mistake.AS_PLAIN);
            }
            if (beside.stream().anyMatch(other -> collide(form, translation, other))) {
                found.add(Mistake.UNLOCKED);
            }
            recovered |= form.act().recovers();
        }
        if (forRecovery && !used) {
            found.add(Mistake.LEFT_OPEN);
        }
    }

    /** Whether another task's call changes the page of a pointer under a use. Two recoveries are a mistake of their own. */
    private static boolean collide(CallForm use, CallForm translation, CallForm other) {
        boolean changes = other.act() == Act.PUNCH
                || use.act() != Act.RECOVERY_WRITE && (other.act().writes() || other.act() == Act.CLEAR);
        return changes && other.where().overlaps(translation.where());
    }
}
