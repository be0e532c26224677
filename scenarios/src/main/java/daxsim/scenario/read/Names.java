package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.OnSigbus;
import daxsim.scenario.OpRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the scenario has named so far: devices and files with their sizes, tasks with their operations. */
final class Names {
    private static final int LONGEST = 255;
    private static final String REBOOT = "after-reboot.";

    private final Map<String, Long> devices = new LinkedHashMap<>();
    private final Map<String, Long> dm = new LinkedHashMap<>();
    private final Map<String, List<String>> legs = new LinkedHashMap<>();
    private final Map<String, String> withoutDax = new LinkedHashMap<>();
    private final Map<String, Long> files = new LinkedHashMap<>();
    private final Map<String, TaskDraft> tasks = new LinkedHashMap<>();
    private final Map<String, TaskDraft> rebooted = new LinkedHashMap<>();

    /** Checks that a name is spelled as its kind is. */
    static void spelled(Token token, Form.Pattern pattern) throws BadInput {
        if (token.text().length() > LONGEST) {
            throw token.bad("the name " + token.quoted() + " is too long", "at most " + LONGEST + " characters");
        }
        if (!token.text().matches(pattern.regex())) {
            throw token.bad("the name " + token.quoted() + " is not spelled right", pattern.words());
        }
    }

    void addDevice(Token name, long size) throws BadInput {
        if (devices.putIfAbsent(name.text(), size) != null) {
            throw name.bad("there is a device " + name.quoted() + " already", "each device has a name of its own");
        }
    }

    /**
     * A device-mapper device.
     *
     * @param targetWithoutDax a target of its table that keeps it from offering DAX, or null
     */
    void addDm(Token name, long size, List<String> below, @Nullable String targetWithoutDax) throws BadInput {
        addDevice(name, size);
        dm.put(name.text(), size);
        legs.put(name.text(), List.copyOf(below));
        String inherited = targetWithoutDax;
        for (String leg : below) {
            inherited = inherited == null ? withoutDax.get(leg) : inherited;
        }
        if (inherited != null) {
            withoutDax.put(name.text(), inherited);
        }
    }

    /** The target that keeps a device from offering DAX, or null. */
    @Nullable
    String withoutDax(String device) {
        return withoutDax.get(device);
    }

    /** Whether a device is the other one, or lies on it. */
    boolean liesOn(String device, String other) {
        return device.equals(other)
                || legs.getOrDefault(device, List.of()).stream().anyMatch(leg -> liesOn(leg, other));
    }

    /** The names of all devices so far. */
    Set<String> devices() {
        return devices.keySet();
    }

    void addFile(Token path, long size) throws BadInput {
        if (files.putIfAbsent(path.text(), size) != null) {
            throw path.bad("there is a file " + path.quoted() + " already", "each file has a path of its own");
        }
    }

    void addTasks(List<TaskDraft> drafts, boolean afterReboot) {
        for (TaskDraft draft : drafts) {
            (afterReboot ? rebooted : tasks).put(draft.name().text(), draft);
        }
    }

    boolean isFile(String name) {
        return files.containsKey(name);
    }

    /** The size of a device that exists. */
    long device(Token name) throws BadInput {
        return known("device", name, devices);
    }

    /** The size of a device-mapper device that exists. */
    long dm(Token name) throws BadInput {
        return known("dm device", name, dm);
    }

    /** The size of a file that exists. */
    long file(Token path) throws BadInput {
        return known("file", path, files);
    }

    /** The size of a file or device that exists. */
    long fileOrDevice(Token name) throws BadInput {
        if (devices.containsKey(name.text())) {
            return device(name);
        }
        if (files.containsKey(name.text())) {
            return file(name);
        }
        Map<String, Long> both = new LinkedHashMap<>(files);
        both.putAll(devices);
        return known("file or device", name, both);
    }

    /** A task by its bare name. */
    TaskDraft task(Token name, boolean afterReboot) throws BadInput {
        return known(afterReboot ? "task after the reboot" : "task", name, afterReboot ? rebooted : tasks);
    }

    /** {@code TASK.N} or {@code TASK.label}, perhaps with {@code after-reboot.} before it. */
    OpRef op(Token token) throws BadInput {
        boolean afterReboot = token.text().startsWith(REBOOT);
        Token rest = afterReboot ? token.from(REBOOT.length()) : token;
        int dot = rest.text().indexOf('.');
        if (dot <= 0 || dot == rest.text().length() - 1) {
            throw token.bad(
                    token.quoted() + " names no operation", "write " + Form.Grammar.OPERATION_REFERENCE.words());
        }
        TaskDraft task = task(rest.part(0, dot), afterReboot);
        return new OpRef(task.name().text(), index(task, rest.from(dot + 1)), afterReboot);
    }

    /** The operation as it was written. */
    OpDraft draft(OpRef ref) {
        return task(ref).ops().get(ref.index());
    }

    private TaskDraft task(OpRef ref) {
        TaskDraft task = (ref.afterReboot() ? rebooted : tasks).get(ref.task());
        if (task == null) {
            throw new IllegalArgumentException(ref.toString());
        }
        return task;
    }

    /** Whether an operation leaves data of its own in a file, if only through its task's handler. */
    boolean writes(OpRef ref) {
        Verb verb = draft(ref).verb();
        return verb.writes() || verb == Verb.MREAD && task(ref).onSigbus() == OnSigbus.REPAIR;
    }

    private static int index(TaskDraft task, Token name) throws BadInput {
        String text = name.text();
        Integer labelled = task.labels().get(text);
        if (labelled != null) {
            return labelled;
        }
        int last = task.ops().size() - 1;
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) <= last) {
            return Integer.parseInt(text);
        }
        List<String> allowed = new ArrayList<>();
        allowed.add(last == 0 ? "0" : "0 to " + last);
        allowed.addAll(task.labels().keySet());
        throw name.bad(
                "the task " + task.name().quoted() + " has no operation " + name.quoted(),
                "allowed: " + Words.list(allowed));
    }

    private static <T> T known(String what, Token name, Map<String, T> all) throws BadInput {
        @Nullable T value = all.get(name.text());
        if (value == null) {
            throw name.bad(Words.unknown(what, name.text(), all.keySet()), "there is: " + Words.list(all.keySet()));
        }
        return value;
    }
}
