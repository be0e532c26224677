package daxsim.misuse;

import java.util.ArrayList;
import java.util.List;

/** Programs as tests write them: {@code PWRITE PAGE; PUNCH PAGE | PREAD PAGE}, with an exclamation mark for careless ones. */
final class Written {
    private Written() {}

    static SmallProgram program(String text) {
        boolean careless = text.endsWith("!");
        return new SmallProgram(tasks(careless ? text.substring(0, text.length() - 1) : text), careless);
    }

    static List<List<CallForm>> tasks(String text) {
        List<List<CallForm>> tasks = new ArrayList<>();
        for (String task : text.split("\\|")) {
            List<CallForm> calls = new ArrayList<>();
            for (String call : task.split(";")) {
                String[] words = call.strip().split(" ");
                calls.add(new CallForm(Act.valueOf(words[0]), Where.valueOf(words[1])));
            }
            tasks.add(List.copyOf(calls));
        }
        return List.copyOf(tasks);
    }
}
