package daxsim.misuse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Enumerates: every program of one and of two calls, and of three calls those that hold a pair, which is a translation with a
 * use of its pointer, or a clear with a pwrite behind it. The third call stands before, inside or behind the pair, or in
 * another task. Tasks that are exchanged give the same program.
 */
public final class Programs {
    private Programs() {}

    /** All of them by number of calls, then of tasks, then in the order of the alphabet; the tasks of each. */
    public static List<List<List<CallForm>>> of(Alphabet alphabet) {
        List<List<CallForm>> one = sequences(alphabet, 1);
        List<List<CallForm>> two = sequences(alphabet, 2);
        List<List<List<CallForm>>> all = new ArrayList<>();
        one.forEach(task -> all.add(List.of(task)));
        two.forEach(task -> all.add(List.of(task)));
        for (int i = 0; i < one.size(); i++) {
            for (int k = i; k < one.size(); k++) {
                all.add(List.of(one.get(i), one.get(k)));
            }
        }
        sequences(alphabet, 3).stream().filter(Programs::holdsPair).forEach(task -> all.add(List.of(task)));
        for (List<CallForm> pair : two) {
            if (holdsPair(pair)) {
                one.forEach(task -> all.add(List.of(pair, task)));
            }
        }
        return List.copyOf(all);
    }

    private static List<List<CallForm>> sequences(Alphabet alphabet, int length) {
        List<List<CallForm>> sequences = List.of(List.of());
        for (int i = 0; i < length; i++) {
            List<List<CallForm>> longer = new ArrayList<>();
            for (List<CallForm> sequence : sequences) {
                next(alphabet, sequence).forEach(form -> longer.add(with(sequence, form)));
            }
            sequences = longer;
        }
        return sequences;
    }

    /** What can follow: any call, and uses of the latest pointer. */
    private static List<CallForm> next(Alphabet alphabet, List<CallForm> before) {
        List<CallForm> next = new ArrayList<>(alphabet.calls());
        for (CallForm form : before.reversed()) {
            if (form.act().translates()) {
                next.addAll(alphabet.uses(form));
                break;
            }
        }
        return next;
    }

    private static List<CallForm> with(List<CallForm> sequence, CallForm form) {
        List<CallForm> longer = new ArrayList<>(sequence);
        longer.add(form);
        return List.copyOf(longer);
    }

    private static boolean holdsPair(List<CallForm> task) {
        boolean cleared = false;
        for (CallForm form : task) {
            if (form.act().usesPointer() || cleared && form.act() == Act.PWRITE) {
                return true;
            }
            cleared |= form.act() == Act.CLEAR;
        }
        return false;
    }

    /** The tasks as the enumeration has them: the longer first, else by the order of acts and ranges. */
    static List<List<CallForm>> ordered(List<List<CallForm>> tasks) {
        Comparator<List<CallForm>> order = Comparator.<List<CallForm>>comparingInt(List::size)
                .reversed()
                .thenComparing(
                        List::getFirst, Comparator.comparing(CallForm::act).thenComparing(CallForm::where));
        return tasks.stream().sorted(order).toList();
    }
}
