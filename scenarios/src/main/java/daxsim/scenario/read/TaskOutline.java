package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.OnSigbus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first look at tasks: who there is and which operations can be referred to. */
final class TaskOutline {
    static final String HANDLER = "handler";

    private final int cpus;

    private TaskOutline(int cpus) {
        this.cpus = cpus;
    }

    /** @param cpus CPUs of the machine, 0 where it is not said */
    static List<TaskDraft> read(Yaml node, int cpus) throws BadInput {
        List<Yaml.Entry> entries = node.entries("tasks");
        if (entries.isEmpty()) {
            throw node.place().bad("there are no tasks", "write at least one: name: [operation, ...]");
        }
        TaskOutline outline = new TaskOutline(cpus);
        List<TaskDraft> drafts = new ArrayList<>();
        for (Yaml.Entry entry : entries) {
            drafts.add(outline.task(entry));
        }
        outline.checkCpus(node.place(), drafts);
        return drafts;
    }

    private TaskDraft task(Yaml.Entry entry) throws BadInput {
        Token name = entry.key();
        Names.spelled(name, Form.Pattern.WORD);
        if (Language.RESERVED.contains(name.text())) {
            throw name.bad("a task cannot be called " + name.quoted(), "any name but " + Words.list(Language.RESERVED));
        }
        if (!(entry.value() instanceof Yaml.Mapping)) {
            return new TaskDraft(name, -1, OnSigbus.DIE, name.text(), operations(entry.value()));
        }
        Fields fields = new Fields(entry.value(), Language.TASK);
        int cpu = fields.count("cpu", -1);
        if (cpus > 0 && cpu >= cpus) {
            throw fields.value("cpu").place().bad("there is no CPU " + cpu, "0 to " + (cpus - 1));
        }
        return new TaskDraft(
                name,
                cpu,
                fields.choice("on-sigbus", OnSigbus.class, OnSigbus.DIE),
                fields.has("process") ? fields.name("process").text() : name.text(),
                operations(fields.value("ops")));
    }

    private void checkCpus(Place place, List<TaskDraft> drafts) throws BadInput {
        Set<Integer> pinned = new TreeSet<>();
        int own = 0;
        for (TaskDraft draft : drafts) {
            if (draft.cpu() < 0) {
                own++;
            } else {
                pinned.add(draft.cpu());
            }
        }
        int needed = own + pinned.size();
        if (cpus > 0 && needed > cpus) {
            throw place.bad(
                    "the tasks need " + needed + " CPUs and the machine has " + cpus,
                    "raise cpus, or share one with cpu: N (a task has a CPU of its own unless said)");
        }
    }

    private static List<OpDraft> operations(Yaml node) throws BadInput {
        List<Yaml> items = node.list("the operations of a task");
        if (items.isEmpty()) {
            throw node.place().bad("this task does nothing", "write at least one operation");
        }
        List<OpDraft> ops = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (Yaml item : items) {
            OpDraft op = operation(item);
            Token label = op.label();
            if (label != null && !labels.add(label.text())) {
                throw label.bad("this task has a label " + label.quoted() + " already", "labels differ within a task");
            }
            ops.add(op);
        }
        return ops;
    }

    private static OpDraft operation(Yaml item) throws BadInput {
        if (!(item instanceof Yaml.Mapping mapping)) {
            return split(item.text("an operation"), 1, 0, item.place());
        }
        if (mapping.entries().size() == 1 && !Language.REPEAT.names().contains(firstKey(mapping))) {
            return unquoted(mapping.entries().getFirst());
        }
        Fields fields = new Fields(item, Language.REPEAT);
        OpDraft op = split(
                fields.text("op"),
                fields.count("repeat", 1),
                fields.size("stride", 0),
                Objects.requireNonNullElse(fields.get("stride"), item).place());
        if (fields.has("stride") && !op.verb().hasOffset()) {
            throw op.stridePlace()
                    .bad(op.verb().word() + " has no offset that a stride could move", "leave stride out");
        }
        return op;
    }

    private static String firstKey(Yaml.Mapping mapping) {
        return mapping.entries().getFirst().key().text();
    }

    /** Without quotes, YAML takes {@code label: verb} and {@code dm-reload name: line} for a mapping. */
    private static OpDraft unquoted(Yaml.Entry entry) throws BadInput {
        Token value = entry.value().text("an operation");
        return split(
                new Token(entry.key().text() + ": " + value.text(), entry.key().place(), false), 1, 0, value.place());
    }

    private static OpDraft split(Token whole, int repeat, long stride, Place stridePlace) throws BadInput {
        Token text = whole.trimmed();
        List<Token> words = text.words();
        Token label = null;
        if (!words.isEmpty() && words.getFirst().text().endsWith(":")) {
            Token first = words.getFirst();
            label = first.part(0, first.text().length() - 1);
            checkLabel(label);
            text = text.from(first.text().length()).trimmed();
            words = text.words();
        }
        if (words.isEmpty()) {
            throw text.bad("an operation is missing here", "write " + Form.Grammar.OPERATION.words());
        }
        return new OpDraft(
                label, verb(words.getFirst()), words.subList(1, words.size()), text, repeat, stride, stridePlace);
    }

    private static Verb verb(Token word) throws BadInput {
        @Nullable Verb verb = Verb.find(word.text());
        if (verb == null) {
            throw word.bad(Words.unknown("verb", word.text(), Verb.all()), "allowed: " + Words.list(Verb.all()));
        }
        return verb;
    }

    private static void checkLabel(Token label) throws BadInput {
        if (label.text().equals(HANDLER)) {
            throw label.bad("a label cannot be called \"handler\"", "any other word");
        }
        Names.spelled(label, Form.Pattern.WORD);
    }
}
