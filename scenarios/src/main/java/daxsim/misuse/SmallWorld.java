package daxsim.misuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.explore.Catalogue;
import daxsim.scenario.BadInput;
import daxsim.scenario.Call;
import daxsim.scenario.Location;
import daxsim.scenario.MapKind;
import daxsim.scenario.OnSigbus;
import daxsim.scenario.Op;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.read.ScenarioReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The world in which programs are played: one file of five pages, the middle one bad since a process that is gone by now met
 * the poison. When its own calls and the other task are done, the first task reads the bad page, and the next one if some call
 * was about it: that is the reader who comes later.
 */
final class SmallWorld {
    private static final String HEAD = """
            machine: {profile: clx-optane100, cpus: 2}
            pmem:
              - {name: pmem0, size: 64MiB}
            files:
              - {path: /mnt/db, size: 20KiB, on: pmem0}
            faults:
              - {poison: /mnt/db, offset: 8KiB+512, length: 64, known: consumed}
            """;
    private static final String TAIL = """
            may: [schedule]
            conditions:
              reached:  %s
              violated: %s
            """;
    private static final String STRUCK = "seen: {fault-struck: \">0\"}";
    private static final String MAP = "mmap " + CallForm.FILE + " 0 20KiB shared";
    private static final List<String> NAMES = List.of("a", "b");
    private static final Location NOWHERE = new Location(1, 1);

    private SmallWorld() {}

    /** The world with a program that does nothing to it. */
    static Scenario base() throws BadInput {
        String text = "title: A small world\n" + HEAD + "tasks:\n  a: [sync]\n"
                + TAIL.formatted("{" + STRUCK + "}", "{broken: any}");
        return read("small-world", text);
    }

    static Scenario read(String id, String text) throws BadInput {
        return ScenarioReader.read(id + ".yaml", id, text.getBytes(UTF_8), new Catalogue().vocabulary());
    }

    /**
     * A program as a page that can be saved and run.
     *
     * @param head title and description, as YAML
     * @param promise the word of the promise that it breaks
     */
    static String page(SmallProgram program, String head, String promise) {
        StringBuilder text = new StringBuilder(head);
        text.append(HEAD).append("tasks:\n");
        for (int i = 0; i < program.tasks().size(); i++) {
            String ops = ops(program.tasks(), i).stream()
                    .map(op -> "\"" + op.text() + "\"")
                    .collect(Collectors.joining(", ", "[", "]"));
            boolean loads = program.tasks().get(i).stream().anyMatch(form -> form.act() == Act.LOAD);
            text.append("  ")
                    .append(NAMES.get(i))
                    .append(": ")
                    .append(loads ? "{on-sigbus: skip, ops: " + ops + "}" : ops)
                    .append('\n');
        }
        return text.append(TAIL.formatted(reached(program), "{broken: " + promise + "}"))
                .toString();
    }

    private static String reached(SmallProgram program) {
        String failed = earlier(program.tasks()).stream()
                .map(op -> "{" + op + ": {result: -1}}")
                .collect(Collectors.joining(", ", "any: [", "]"));
        if (earlier(program.tasks()).isEmpty()) {
            return "{" + STRUCK + "}";
        }
        return "{" + STRUCK + ", " + (program.careless() ? failed : "not: {" + failed + "}") + "}";
    }

    /** The operations of calls that are not the last of their task. */
    static List<OpRef> earlier(List<List<CallForm>> tasks) {
        List<OpRef> earlier = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            for (int k = 0; k < tasks.get(i).size() - 1; k++) {
                earlier.add(operation(tasks, i, k));
            }
        }
        return earlier;
    }

    /** The operation that a call ends with. */
    private static OpRef operation(List<List<CallForm>> tasks, int task, int call) {
        int index = -1;
        for (CallForm form : tasks.get(task).subList(0, call + 1)) {
            index += form.act() == Act.LOAD ? 2 : 1;
        }
        return new OpRef(NAMES.get(task), index, false);
    }

    /** The tasks as the player takes them. */
    static List<TaskSpec> tasks(List<List<CallForm>> tasks) {
        List<TaskSpec> specs = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            boolean loads = tasks.get(i).stream().anyMatch(form -> form.act() == Act.LOAD);
            specs.add(
                    new TaskSpec(NAMES.get(i), -1, loads ? OnSigbus.SKIP : OnSigbus.DIE, NAMES.get(i), ops(tasks, i)));
        }
        return specs;
    }

    private static List<Op> ops(List<List<CallForm>> tasks, int task) {
        List<Op> ops = new ArrayList<>();
        OpRef pointer = new OpRef(NAMES.get(task), -1, false);
        for (int k = 0; k < tasks.get(task).size(); k++) {
            CallForm form = tasks.get(task).get(k);
            if (form.act() == Act.LOAD) {
                ops.add(op(new Call.Mmap(CallForm.FILE, 0, 5 * Where.PAGE_SIZE, MapKind.SHARED), MAP));
            }
            ops.add(op(form.call(pointer), form.text(pointer)));
            if (form.act().translates()) {
                pointer = operation(tasks, task, k);
            }
        }
        if (task == 0) {
            observe(ops, tasks);
        }
        return ops;
    }

    private static void observe(List<Op> ops, List<List<CallForm>> tasks) {
        if (tasks.size() > 1) {
            OpRef last = operation(tasks, 1, tasks.get(1).size() - 1);
            ops.add(op(new Call.Wait(last), "wait " + last));
        }
        ops.add(read(Where.PAGE));
        boolean beside = tasks.stream()
                .flatMap(List::stream)
                .anyMatch(form -> form.where() == Where.BEYOND || form.where().overlaps(Where.CLEAN));
        if (beside) {
            ops.add(read(Where.CLEAN));
        }
    }

    private static Op read(Where where) {
        OpRef nothing = new OpRef(NAMES.getFirst(), -1, false);
        CallForm form = new CallForm(Act.PREAD, where);
        return op(form.call(nothing), form.text(nothing));
    }

    private static Op op(Call call, String text) {
        return new Op(null, call, 1, 0, text, NOWHERE);
    }
}
