package daxsim.shell;

import daxsim.design.Application;
import daxsim.explore.Snapshot;
import daxsim.report.Returned;
import daxsim.scenario.Call;
import daxsim.scenario.OnSigbus;
import daxsim.scenario.Op;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Operations of a scenario as actions of a script, one for each system call. */
final class Verbs {
    private final Export export;
    private final Scenario scenario;
    private final Expected expected;

    Verbs(Export export) {
        this.export = export;
        this.scenario = export.scenario();
        this.expected = new Expected(export);
    }

    /** The shell's name of a file. */
    static String file(int index) {
        return "\"$FILE_" + index + "\"";
    }

    private int index(String path) {
        for (int i = 0; i < scenario.files().size(); i++) {
            if (scenario.files().get(i).path().equals(path)) {
                return i;
            }
        }
        throw new IllegalArgumentException(path);
    }

    private static String original(int file) {
        return "\"$RUN/original." + file + "\"";
    }

    /** The task as written. */
    TaskSpec task(Snapshot.OperationView op) {
        for (TaskSpec task : op.afterReboot() ? scenario.afterReboot() : scenario.tasks()) {
            if (task.name().equals(op.task())) {
                return task;
            }
        }
        throw new IllegalArgumentException(op.task());
    }

    /** Whether a task has operations that go through a mapping. */
    static boolean maps(TaskSpec task) {
        return task.ops().stream().anyMatch(op -> switch (op.call()) {
            case Call.Mmap c -> true;
            case Call.Munmap c -> true;
            case Call.Mread c -> true;
            case Call.Mwrite c -> true;
            case Call.Msync c -> true;
            case Call.MadviseHwpoison c -> true;
            default -> false;
        });
    }

    /** Whether an operation only waits for another one. */
    boolean waits(Snapshot.OperationView op) {
        return task(op).ops().get(op.index()).call() instanceof Call.Wait;
    }

    /** The shell's name of a task's hand. */
    static String hand(TaskSpec task, boolean afterReboot) {
        return (afterReboot ? "after-reboot." : "") + task.name();
    }

    /** The actions of an operation, in order. */
    List<Action> actions(Snapshot.OperationView op) {
        TaskSpec task = task(op);
        Op written = task.ops().get(op.index());
        List<Action> actions = new ArrayList<>();
        for (int turn = 0; turn < written.repeat(); turn++) {
            long shift = turn * written.stride();
            turn(op, task, written.call(), shift, actions);
        }
        return actions;
    }

    private void turn(Snapshot.OperationView op, TaskSpec task, Call call, long shift, List<Action> into) {
        switch (call) {
            case Call.Repair c -> repair(op, c, shift, into);
            case Call.Pread c -> {
                long offset = c.offset() + shift;
                io(
                        op,
                        c.file(),
                        offset,
                        c.length(),
                        "pread -v -b " + c.length() + " " + offset + " " + c.length(),
                        into);
            }
            case Call.Pwrite c -> {
                long offset = c.offset() + shift;
                io(op, c.file(), offset, c.length(), pwrite(op, offset, c.length()), into);
            }
            case Call.Fpunch c -> io(op, c.file(), 0, 0, "fpunch " + (c.offset() + shift) + " " + c.length(), into);
            case Call.Fzero c -> io(op, c.file(), 0, 0, "fzero " + (c.offset() + shift) + " " + c.length(), into);
            case Call.Falloc c -> io(op, c.file(), 0, 0, "falloc " + (c.offset() + shift) + " " + c.length(), into);
            case Call.Truncate c -> io(op, c.file(), 0, 0, "truncate " + c.length(), into);
            case Call.Fsync c -> io(op, c.file(), 0, 0, "fsync", into);
            case Call.Sync c -> lines(op, into, "must sync");
            case Call.Mmap c ->
                hand(op, task, c.file(), 0, "mmap", c.offset() + " " + c.length() + " " + c.kind(), into);
            case Call.Mread c ->
                hand(
                        op,
                        task,
                        c.file(),
                        c.offset() + shift,
                        "load",
                        (c.offset() + shift) + " " + c.length() + " " + handler(op, task),
                        into);
            case Call.Mwrite c ->
                hand(
                        op,
                        task,
                        c.file(),
                        0,
                        "store",
                        (c.offset() + shift) + " " + c.length() + " " + handler(op, task),
                        into);
            case Call.MadviseHwpoison c ->
                hand(op, task, c.file(), 0, "hwpoison", (c.offset() + shift) + " " + c.length(), into);
            case Call.Munmap c -> maybe(op, task, c.file(), "munmap", into);
            case Call.Msync c -> maybe(op, task, c.file(), "msync", into);
            case Call.Wait c -> lines(op, into, Bash.say(c.op() + " has ended"));
            case Call.Sleep c -> lines(op, into, "run sleep " + (c.ns() + 999_999_999) / 1_000_000_000);
            case Call.Scrub c -> {
                if (c.patrol()) {
                    cannot(op, into, "the memory controller's own scrubber comes by when it wants to");
                } else {
                    lines(op, into, "scrub");
                }
            }
            case Call.Kill c -> lines(op, into, stop(c.task()));
            case Call.DmReload c -> {
                String name = Bash.quoted(c.name());
                String line = Setup.tableLine(scenario, c.line());
                lines(
                        op,
                        into,
                        "must dmsetup suspend " + name,
                        "must dmsetup reload " + name + " --table " + line,
                        "must dmsetup resume " + name);
            }
            case Call.UnmapBuffer c -> cannot(op, into, "the buffer of " + c.task() + " goes away inside a call");
            case Call.Clear c -> cannot(op, into, "a clear of its own is no system call of this machine");
            case Call.DirectAccess c -> kernelOnly(op, into);
            case Call.RecoveryRead c -> kernelOnly(op, into);
            case Call.RecoveryWrite c -> kernelOnly(op, into);
            case Call.Claim c -> kernelOnly(op, into);
            case Call.CopyAt c -> kernelOnly(op, into);
            case Call.WriteAt c -> kernelOnly(op, into);
            case Call.RepairAt c -> kernelOnly(op, into);
            case Call.LoadAt c -> kernelOnly(op, into);
            case Call.StoreAt c -> kernelOnly(op, into);
        }
    }

    /** Ends a task where it stands. */
    String stop(String name) {
        for (TaskSpec task : scenario.tasks()) {
            if (task.name().equals(name) && maps(task)) {
                return "hand_kill " + Bash.quoted(name);
            }
        }
        return Bash.say(name + " has no process of its own between its calls");
    }

    private static String pwrite(Snapshot.OperationView op, long offset, long length) {
        return "pwrite -b " + length + " -S 0x" + Expected.letter(op.id()) + " " + offset + " " + length;
    }

    /** One system call by xfs_io. */
    private void io(
            Snapshot.OperationView op, String path, long offset, long length, String command, List<Action> into) {
        int file = index(path);
        int number = into.size();
        boolean repeated = isRepeated(op);
        List<String> wanted = repeated ? expected.stride(op.id(), number, offset, length) : expected.operation(op.id());
        into.add(new Action.Io(
                key(op, repeated ? number : -1, ""),
                file(file),
                command,
                new Action.Judged(original(file), offset, wanted)));
    }

    private static String key(Snapshot.OperationView op, int number, String call) {
        return Returned.name(op) + (call.isEmpty() ? "" : "." + call) + (number < 0 ? "" : "." + number);
    }

    private void hand(
            Snapshot.OperationView op,
            TaskSpec task,
            String path,
            long offset,
            String verb,
            String rest,
            List<Action> into) {
        int file = index(path);
        boolean repeated = isRepeated(op);
        String key = key(op, repeated ? into.size() : -1, "");
        boolean interrupted = op.signal() != null && (op.result() >= 0 || op.handler() != null);
        Action.Judged judged = new Action.Judged(
                original(file),
                offset,
                repeated ? List.of() : expected.operation(op.id()),
                interrupted ? expected.signal(op.id()) : List.of(),
                expected.handler(op.id()));
        into.add(new Action.Hand(
                key, hand(task, op.afterReboot()), verb + " " + key + " " + file(file) + " " + rest, judged));
    }

    private void maybe(
            Snapshot.OperationView op, TaskSpec task, @Nullable String path, String verb, List<Action> into) {
        String key = key(op, -1, "");
        String words = verb + " " + key + (path == null ? "" : " " + file(index(path)));
        int any = path == null ? 0 : index(path);
        into.add(new Action.Hand(
                key,
                hand(task, op.afterReboot()),
                words,
                new Action.Judged(original(any), 0, expected.operation(op.id()))));
    }

    /** What the SIGBUS handler is to do, with the byte and the calls of a repair. */
    private String handler(Snapshot.OperationView op, TaskSpec task) {
        String does = task.onSigbus().name().toLowerCase(Locale.ROOT);
        String letter = Expected.letter(op.id());
        if (task.onSigbus() != OnSigbus.REPAIR) {
            return does + " " + letter;
        }
        List<String> calls = new ArrayList<>();
        recorded(calls, List.of(), 0, 4096);
        return does + " " + letter + " "
                + String.join(" ", calls.stream().map(c -> c.split(" ")[0]).toList());
    }

    private static void lines(Snapshot.OperationView op, List<Action> into, String... lines) {
        into.add(new Action.Lines(key(op, -1, ""), List.of(lines)));
    }

    private static void cannot(Snapshot.OperationView op, List<Action> into, String why) {
        lines(op, into, Bash.cannot(why), "unseen " + Bash.quoted(key(op, -1, "")) + " " + Bash.quoted(why));
    }

    private static void kernelOnly(Snapshot.OperationView op, List<Action> into) {
        cannot(op, into, "only kernel code can call this; it takes a module of your own");
    }

    /** What the design makes of a repair, as far as the witness went. */
    private void repair(Snapshot.OperationView op, Call.Repair c, long shift, List<Action> into) {
        int file = index(c.file());
        boolean repeated = isRepeated(op);
        List<Snapshot.CallView> returned = op.calls()
                .subList(Math.min(into.size(), op.calls().size()), op.calls().size());
        List<String> calls = new ArrayList<>();
        recorded(calls, returned, c.offset() + shift, c.length());
        for (String call : calls) {
            String[] words = call.split(" ");
            int number = into.size();
            String key = key(op, repeated ? number : -1, calls.size() > 1 || repeated ? words[0] : "");
            String range = words[1] + " " + words[2];
            if (words[0].equals("clear")) {
                String why = "clear " + range + " of the file: a clear of its own is no system call of this machine";
                into.add(new Action.Lines(
                        key, List.of(Bash.cannot(why), "unseen " + Bash.quoted(key) + " " + Bash.quoted(why))));
            } else {
                String command = words[0].equals("fpunch")
                        ? "fpunch " + range
                        : pwrite(op, Long.parseLong(words[1]), Long.parseLong(words[2]));
                into.add(new Action.Io(
                        key,
                        file(file),
                        command,
                        new Action.Judged(original(file), 0, expected.call(op.id(), number))));
            }
        }
    }

    private boolean isRepeated(Snapshot.OperationView op) {
        return task(op).ops().get(op.index()).repeat() > 1;
    }

    /** Writes down which calls a repair makes, given what those of the witness returned. */
    private void recorded(List<String> calls, List<Snapshot.CallView> returned, long offset, long length) {
        export.candidate()
                .design()
                .repair(
                        export.candidate().variant(),
                        new Application() {
                            private long note(String call, long from, long bytes, long usual) {
                                int number = calls.size();
                                calls.add(call + " " + from + " " + bytes);
                                return number < returned.size()
                                        ? returned.get(number).result()
                                        : usual;
                            }

                            @Override
                            public long pwrite(long from, long bytes) {
                                return note("pwrite", from, bytes, bytes);
                            }

                            @Override
                            public long punch(long from, long bytes) {
                                return note("fpunch", from, bytes, 0);
                            }

                            @Override
                            public long clear(long from, long bytes) {
                                return note("clear", from, bytes, 0);
                            }
                        },
                        offset,
                        length);
    }
}
