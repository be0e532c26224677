package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.Condition;
import daxsim.scenario.Field;
import daxsim.scenario.FieldTest;
import daxsim.scenario.Test;
import daxsim.scenario.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Conditions. Keys of one mapping are ANDed. */
final class ConditionReader {
    private static final String HANDLER = ".handler";
    private static final String KEYS =
            "allowed: TASK.N, TASK.N.handler, after-reboot.TASK.N, final, seen, broken, all, any, not";

    private final Names names;
    private final Vocabulary vocabulary;

    ConditionReader(Names names, Vocabulary vocabulary) {
        this.names = names;
        this.vocabulary = vocabulary;
    }

    List<Condition.Named> read(Fields scenario) throws BadInput {
        List<Condition.Named> conditions = new ArrayList<>();
        for (Yaml.Entry entry : scenario.entries("conditions")) {
            Names.spelled(entry.key(), Form.Pattern.WORD);
            conditions.add(new Condition.Named(
                    entry.key().text(),
                    mapping(entry.value()),
                    entry.key().place().location()));
        }
        for (String needed : Language.NEEDED_CONDITIONS) {
            if (conditions.stream().noneMatch(condition -> condition.name().equals(needed))) {
                throw scenario.value("conditions")
                        .place()
                        .bad(
                                "the condition " + Words.quote(needed) + " is missing",
                                "needed: " + Words.list(Language.NEEDED_CONDITIONS));
            }
        }
        return conditions;
    }

    private Condition mapping(Yaml node) throws BadInput {
        List<Condition> parts = new ArrayList<>();
        for (Yaml.Entry entry : node.entries("a condition")) {
            Token key = entry.key();
            switch (key.text()) {
                case "all" -> parts.add(new Condition.All(list(entry.value())));
                case "any" -> parts.add(new Condition.Any(list(entry.value())));
                case "not" -> parts.add(new Condition.Not(mapping(entry.value())));
                case "seen" -> seen(entry.value(), parts);
                case "final" -> finals(entry.value(), parts);
                case "broken" -> parts.add(broken(entry.value()));
                default -> parts.add(onOp(key, entry.value()));
            }
        }
        if (parts.isEmpty()) {
            throw node.place().bad("this condition asks nothing", KEYS);
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private List<Condition> list(Yaml node) throws BadInput {
        List<Condition> parts = new ArrayList<>();
        for (Yaml item : node.list("conditions")) {
            parts.add(mapping(item));
        }
        if (parts.isEmpty()) {
            throw node.place().bad("there are no conditions in this list", "write at least one");
        }
        return parts;
    }

    private void seen(Yaml node, List<Condition> parts) throws BadInput {
        for (Yaml.Entry entry : node.entries("counts of events")) {
            event(entry.key(), vocabulary);
            parts.add(new Condition.Seen(
                    entry.key().text(), Tests.number(entry.value().text("a count"))));
        }
    }

    /** Checks that an event exists. */
    static void event(Token name, Vocabulary vocabulary) throws BadInput {
        if (!vocabulary.events().contains(name.text())) {
            throw name.bad(
                    Words.unknown("event", name.text(), vocabulary.events()), "daxsim list events names them all");
        }
    }

    private Condition broken(Yaml node) throws BadInput {
        Token word = node.text("a promise").trimmed();
        List<String> words = new ArrayList<>(vocabulary.promises());
        words.add(Condition.Broken.ANY);
        if (!words.contains(word.text())) {
            throw word.bad(Words.unknown("promise", word.text(), words), "allowed: " + Words.list(words));
        }
        return new Condition.Broken(word.text());
    }

    private void finals(Yaml node, List<Condition> parts) throws BadInput {
        for (Yaml.Entry entry : node.entries("what holds at the end")) {
            FinalName name = FinalName.read(entry.key(), names);
            Token value = entry.value().text("a test");
            Test test = name.key().words() ? Tests.numberOrWords(value) : Tests.number(value);
            parts.add(new Condition.Final(name.key().name(), name.subject(), test));
        }
    }

    private Condition onOp(Token key, Yaml node) throws BadInput {
        if (key.text().indexOf('.') < 0) {
            List<String> words = new ArrayList<>(Language.RESERVED);
            words.add("broken");
            throw key.bad(Words.unknown("key", key.text(), words) + " in a condition", KEYS);
        }
        boolean handler = key.text().endsWith(HANDLER);
        Token op = handler ? key.part(0, key.text().length() - HANDLER.length()) : key;
        return new Condition.OnOp(names.op(op), handler, tests(node));
    }

    private List<FieldTest> tests(Yaml node) throws BadInput {
        Fields fields = new Fields(node, Language.OPERATION_TESTS);
        List<FieldTest> tests = new ArrayList<>();
        for (Field field : Field.values()) {
            String name = Form.word(field);
            if (fields.has(name)) {
                tests.add(new FieldTest(field, test(field, name, fields)));
            }
        }
        if (tests.isEmpty()) {
            throw node.place()
                    .bad(
                            "nothing is asked of this operation",
                            "allowed: " + Words.list(Language.OPERATION_TESTS.names()));
        }
        return tests;
    }

    private Test test(Field field, String name, Fields fields) throws BadInput {
        return switch (field) {
            case RESULT, LSB -> Tests.number(fields.text(name));
            case ERRNO, SIGNAL, CODE, STATE -> new Test.Word(fields.choice(name, ""));
            case CONTENT, ANY_CONTENT -> Tests.content(fields.text(name), names);
        };
    }
}
