package daxsim.misuse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A program of at most three calls on at most two tasks, the longer task first.
 *
 * @param careless whether a task goes on after a call that failed. A careful one stops there, and what it did until then is
 *     what the shorter program does; so of a careful program only the executions count in which no call failed but the last of
 *     its task, and of a careless one only the others
 */
public record SmallProgram(List<List<CallForm>> tasks, boolean careless) {
    public SmallProgram {
        tasks = tasks.stream().map(List::copyOf).toList();
    }

    /** Number of calls. */
    public int calls() {
        return tasks.stream().mapToInt(List::size).sum();
    }

    /** What is wrong with it by its text. */
    public Set<Mistake> mistakes() {
        EnumSet<Mistake> found = EnumSet.noneOf(Mistake.class);
        for (Mistake mistake : Mistake.values()) {
            if (mistake.in(this)) {
                found.add(mistake);
            }
        }
        return found;
    }

    boolean any(Predicate<CallForm> what) {
        return tasks.stream().flatMap(List::stream).anyMatch(what);
    }

    /** Whether some task has a call whose failure it could ignore. */
    static boolean canBeCareless(List<List<CallForm>> tasks) {
        return tasks.stream().anyMatch(task -> task.size() > 1);
    }

    /**
     * The programs that a mistake has to be held against: those that are left when some calls are dropped, a use with its
     * translation, of this program and of the one whose ranges are all right; without this program itself.
     */
    static Set<List<List<CallForm>>> simpler(List<List<CallForm>> tasks) {
        Set<List<List<CallForm>>> simpler = new LinkedHashSet<>();
        addParts(simpler, tasks);
        addParts(simpler, tasks.stream().map(SmallProgram::right).toList());
        simpler.remove(tasks);
        simpler.remove(List.of());
        return simpler;
    }

    private static List<CallForm> right(List<CallForm> task) {
        return task.stream()
                .map(form -> new CallForm(form.act(), form.where().right()))
                .toList();
    }

    private static void addParts(Set<List<List<CallForm>>> simpler, List<List<CallForm>> tasks) {
        int calls = tasks.stream().mapToInt(List::size).sum();
        for (int kept = 1; kept < 1 << calls; kept++) {
            simpler.add(part(tasks, kept));
        }
    }

    private static List<List<CallForm>> part(List<List<CallForm>> tasks, int kept) {
        List<List<CallForm>> part = new ArrayList<>();
        int bit = 0;
        for (List<CallForm> task : tasks) {
            List<CallForm> left = new ArrayList<>();
            boolean pointer = false;
            for (CallForm form : task) {
                boolean keep = (kept >> bit & 1) != 0;
                bit++;
                if (form.act().translates()) {
                    pointer = keep;
                }
                if (keep && (pointer || !form.act().usesPointer())) {
                    left.add(form);
                }
            }
            if (!left.isEmpty()) {
                part.add(List.copyOf(left));
            }
        }
        return Programs.ordered(part);
    }

    /** On one line: tasks by a bar, calls by semicolons. */
    @Override
    public String toString() {
        return tasks.stream()
                .map(task -> task.stream().map(CallForm::toString).collect(Collectors.joining("; ")))
                .collect(Collectors.joining(" | "));
    }
}
